package io.weft.simulator.ledger;

import static io.weft.simulator.ledger.Bench.close;
import static io.weft.simulator.ledger.Bench.freeze;
import static io.weft.simulator.ledger.Bench.hold;
import static io.weft.simulator.ledger.Bench.open;
import static io.weft.simulator.ledger.Bench.pay;
import static io.weft.simulator.ledger.Bench.post;
import static io.weft.simulator.ledger.Bench.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Holds and their time. In most tests A holds 6 of its 10 for B until 200, under the id t1/0. */
class HoldTest {

    private static final String HOLD = "t1/0";

    private final Bench bench = new Bench();

    private Bench withHold() {
        return bench.commit(hold("A", "B", 6, 200));
    }

    @Test
    void shouldReserveUntilPosted() {
        withHold();
        assertThat(bench.outcomes(pay("A", "B", 5))).containsExactly("INSUFFICIENT_FUNDS@0");
        assertThat(bench.outcomes(pay("A", "B", 4))).containsExactly("COMMITTED");
        // when a part is posted, then the rest is free
        bench.commit(post(HOLD, "A", "B", 2));
        assertThat(bench.balance("A")).isEqualTo(new Balance(BigInteger.valueOf(8), BigInteger.ZERO, BigInteger.ZERO));
        assertThat(bench.balance("B").posted()).isEqualTo(12);
        assertThat(bench.outcomes(post(HOLD, "A", "B", 1))).containsExactly("HOLD_NOT_FOUND@0");
    }

    @Test
    void shouldReserveUntilVoided() {
        withHold().commit(freeze("A", true, true), release(HOLD, "A"), freeze("A", false, false));
        assertThat(bench.outcomes(pay("A", "B", 10))).containsExactly("COMMITTED");
        assertThat(bench.outcomes(release(HOLD, "A"))).containsExactly("HOLD_NOT_FOUND@0");
    }

    @Test
    void shouldPostWithinTheSameTransaction() {
        assertThat(bench.outcomes(hold("A", "B", 6, 200), post("t1/0", "A", "B", 6))).containsExactly("COMMITTED");
        assertThat(bench.outcomes(post("t1/1", "A", "B", 6), hold("A", "B", 6, 200))).containsExactly("HOLD_NOT_FOUND@0");
    }

    @Test
    void shouldCompareWithTheHold() {
        withHold();
        assertThat(bench.outcomes(post(HOLD, "A", "B", 7))).containsExactly("POST_EXCEEDS_HOLD@0");
        assertThat(bench.outcomes(post(HOLD, "A", "I", 6))).containsExactly("HOLD_MISMATCH@0");
        assertThat(bench.outcomes(post(HOLD, "B", "A", 6))).containsExactlyInAnyOrder("HOLD_MISMATCH@0", "HOLD_NOT_FOUND@0");
        assertThat(bench.outcomes(release(HOLD, "B"))).containsExactlyInAnyOrder("HOLD_MISMATCH@0", "HOLD_NOT_FOUND@0");
        assertThat(bench.outcomes(post("t9/0", "A", "B", 6))).containsExactly("HOLD_NOT_FOUND@0");
        assertThat(bench.outcomes(release("t9/0", "A"))).containsExactly("HOLD_NOT_FOUND@0");
        assertThat(bench.outcomes(release("t9/0", "X"))).containsExactly("UNKNOWN_ACCOUNT@0");
    }

    @Test
    void shouldFreezePostsOnBothSides() {
        withHold().commit(freeze("A", true, false));
        assertThat(bench.outcomes(post(HOLD, "A", "B", 6))).containsExactly("DEBIT_IS_FROZEN@0");
        bench.commit(freeze("A", false, false), freeze("B", false, true));
        assertThat(bench.outcomes(post(HOLD, "A", "B", 6))).containsExactly("CREDIT_IS_FROZEN@0");
    }

    @Test
    void shouldJudgeDeadlinesByBothBoundsOfTheClock() {
        bench.clock(100, 150);
        assertThat(bench.outcomes(hold("A", "B", 1, 100))).containsExactly("DEADLINE_PASSED@0");
        assertThat(bench.outcomes(hold("A", "B", 1, 101))).containsExactlyInAnyOrder("COMMITTED", "DEADLINE_PASSED@0");
        assertThat(bench.outcomes(hold("A", "B", 1, 150))).containsExactlyInAnyOrder("COMMITTED", "DEADLINE_PASSED@0");
        assertThat(bench.outcomes(hold("A", "B", 1, 151))).containsExactly("COMMITTED");
        assertThat(bench.outcomes(hold("A", "B", 1, 1_100))).containsExactly("COMMITTED");
        assertThat(bench.outcomes(hold("A", "B", 1, 1_101))).containsExactlyInAnyOrder("COMMITTED", "DEADLINE_TOO_FAR@0");
        assertThat(bench.outcomes(hold("A", "B", 1, 1_150))).containsExactlyInAnyOrder("COMMITTED", "DEADLINE_TOO_FAR@0");
        assertThat(bench.outcomes(hold("A", "B", 1, 1_151))).containsExactly("DEADLINE_TOO_FAR@0");
    }

    @Test
    void shouldJudgePostsByBothBoundsOfTheClock() {
        withHold();
        assertThat(bench.clock(150, 199).outcomes(post(HOLD, "A", "B", 1))).containsExactly("COMMITTED");
        assertThat(bench.clock(150, 200).outcomes(post(HOLD, "A", "B", 1)))
                .containsExactlyInAnyOrder("COMMITTED", "HOLD_EXPIRED@0");
        assertThat(bench.clock(200, 200).outcomes(post(HOLD, "A", "B", 1))).containsExactly("HOLD_EXPIRED@0");
        assertThat(bench.clock(200, 200).outcomes(release(HOLD, "A")))
                .containsExactlyInAnyOrder("COMMITTED", "HOLD_EXPIRED@0");
    }

    @Test
    void shouldRememberThatADeadlineWasSeenToPass() {
        // given a post that was told that the hold has expired, before its amount was released
        withHold().clock(150, 250).reject("HOLD_EXPIRED", 0, post(HOLD, "A", "B", 1));
        // then the amount stays reserved, and nothing else can become of the hold
        assertThat(bench.outcomes(pay("A", "B", 5))).containsExactly("INSUFFICIENT_FUNDS@0");
        assertThat(bench.outcomes(post(HOLD, "A", "B", 1))).containsExactly("HOLD_EXPIRED@0");
        assertThat(bench.outcomes(release(HOLD, "A"))).containsExactly("HOLD_EXPIRED@0");
        // when it expires, then the amount is free
        bench.apply(new HoldExpired(HOLD));
        assertThat(bench.outcomes(pay("A", "B", 10))).containsExactly("COMMITTED");
    }

    @Test
    void shouldExpireOnce() {
        assertThat(bench.isPossible(new HoldExpired(HOLD))).isFalse();
        withHold().apply(new HoldExpired(HOLD));
        assertThat(bench.isPossible(new HoldExpired(HOLD))).isFalse();
        assertThat(bench.outcomes(post(HOLD, "A", "B", 1))).containsExactlyInAnyOrder("HOLD_EXPIRED@0", "HOLD_NOT_FOUND@0");
        assertThat(bench.outcomes(release(HOLD, "A"))).containsExactlyInAnyOrder("HOLD_EXPIRED@0", "HOLD_NOT_FOUND@0");
    }

    @Test
    void shouldNotExpireWhatWasPosted() {
        withHold().commit(post(HOLD, "A", "B", 1));
        assertThat(bench.isPossible(new HoldExpired(HOLD))).isFalse();
    }

    @Test
    void shouldLimitHolds() {
        bench.commit(hold("A", "B", 1, 200), hold("A", "B", 1, 200), hold("A", "B", 1, 200));
        assertThat(bench.outcomes(hold("A", "B", 1, 200))).containsExactly("TOO_MANY_HOLDS@0");
        assertThat(bench.outcomes(release("t1/1", "A"), hold("A", "B", 1, 200))).containsExactly("COMMITTED");
        // whether an expired one counts depends on whether it was forgotten
        bench.apply(new HoldExpired("t1/0"));
        assertThat(bench.outcomes(hold("A", "B", 1, 200))).containsExactlyInAnyOrder("COMMITTED", "TOO_MANY_HOLDS@0");
    }

    @Test
    void shouldKeepAnAccountOpenThatHolds() {
        bench.commit(open("X"), pay("I", "X", 1));
        bench.commit(hold("X", "B", 1, 200));
        assertThat(bench.outcomes(close("X"))).containsExactly("ACCOUNT_NOT_EMPTY@0");
        // not said: whether an expired one that is still listed does
        bench.apply(new HoldExpired("t2/0")).commit(pay("X", "I", 1));
        assertThat(bench.outcomes(close("X"))).containsExactlyInAnyOrder("COMMITTED", "ACCOUNT_NOT_EMPTY@0");
    }

    @Test
    void shouldNeedTheReceiverAlready() {
        assertThat(bench.outcomes(hold("A", "X", 1, 200))).containsExactly("UNKNOWN_ACCOUNT@0");
        bench.commit(freeze("B", false, true));
        assertThat(bench.outcomes(hold("A", "B", 1, 200))).containsExactly("CREDIT_IS_FROZEN@0");
        // and again when it is posted
        bench.commit(open("X"), hold("A", "X", 1, 200)).commit(close("X"));
        assertThat(bench.outcomes(post("t2/1", "A", "X", 1))).containsExactly("UNKNOWN_ACCOUNT@0");
        assertThat(bench.outcomes(open("X"), post("t2/1", "A", "X", 1))).containsExactly("COMMITTED");
    }

    @Test
    void shouldLetTheIssuerHoldToTheEdge() {
        bench.commit(new LedgerStep.Hold("I", "A", "I/1", Bench.MAX.subtract(BigInteger.valueOf(20)), 200));
        assertThat(bench.outcomes(hold("I", "A", 1, 200))).containsExactlyInAnyOrder("COMMITTED", "BALANCE_OVERFLOW@0");
        assertThat(bench.outcomes(hold("A", "I", 10, 200))).containsExactly("COMMITTED");
    }
}
