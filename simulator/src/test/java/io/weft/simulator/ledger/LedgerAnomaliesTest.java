package io.weft.simulator.ledger;

import static io.weft.simulator.ledger.Bench.atLeast;
import static io.weft.simulator.ledger.Bench.create;
import static io.weft.simulator.ledger.Bench.hold;
import static io.weft.simulator.ledger.Bench.open;
import static io.weft.simulator.ledger.Bench.pay;
import static io.weft.simulator.ledger.Bench.payOf;
import static io.weft.simulator.ledger.Bench.post;
import static io.weft.simulator.ledger.ReadTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import org.junit.jupiter.api.Test;

/** The known anomalies, as a ledger would show them. A and B have 10 each. */
class LedgerAnomaliesTest {

    private final Tale tale = new Tale();

    @Test
    void shouldRefuseLostUpdate() {
        // given two concurrent payments of 3, and a balance that shows one of them
        tale.committed(0, 9, pay("A", "B", 3)).committed(1, 8, pay("A", "B", 3));
        assertThat(tale.add(read("A", 4, 0, 0L), 10, 11).isStrictlySerializable()).isTrue();
        assertThat(tale.add(read("A", 7, 0, 0L), 12, 13).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseMoneySpentTwice() {
        tale.committed(0, 9, pay("A", "B", 6)).committed(1, 8, pay("A", "I", 6));
        assertThat(tale.isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseWriteSkewBetweenTwoGuards() {
        // given two payments that each go on only if the other account still has 10
        tale.committed(0, 9, atLeast("B", 10), pay("A", "I", 1));
        assertThat(tale.isStrictlySerializable()).isTrue();
        assertThat(tale.committed(1, 8, atLeast("A", 10), pay("B", "I", 1)).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldAcceptThatOneOfTwoGuardsFails() {
        tale.committed(0, 9, atLeast("B", 10), pay("A", "I", 1));
        tale.rejected("GUARD_FAILED", 0, 1, 8, atLeast("A", 10), pay("B", "I", 1));
        assertThat(tale.isStrictlySerializable()).isTrue();
    }

    @Test
    void shouldRefuseTwoRefusalsThatNoOrderExplains() {
        // given two concurrent transactions that drain both accounts: whichever came first would have succeeded
        LedgerStep[] drain = {pay("A", "I", 10), pay("B", "I", 10)};
        LedgerStep[] drainTheOtherWayRound = {pay("B", "I", 10), pay("A", "I", 10)};
        assertThat(new Tale().rejected("INSUFFICIENT_FUNDS", 1, 0, 9, drain)
                .rejected("INSUFFICIENT_FUNDS", 1, 1, 8, drainTheOtherWayRound).isStrictlySerializable()).isFalse();
        assertThat(new Tale().committed(0, 9, drain)
                .rejected("INSUFFICIENT_FUNDS", 1, 1, 8, drainTheOtherWayRound).isStrictlySerializable()).isTrue();
    }

    @Test
    void shouldRefuseRefusalsThatOnlyAPendingDebitExplains() {
        // given a refused payment, and beside it only one that was refused too
        tale.rejected("UNKNOWN_ACCOUNT", 1, 0, 9, pay("A", "B", 10), pay("B", "X", 1));
        tale.rejected("INSUFFICIENT_FUNDS", 0, 1, 8, pay("A", "B", 1));
        assertThat(tale.isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseARefusalForWantOfRoomThatIsThereSinceAnAcknowledgedPayment() {
        // given A has two assets of three, and is paid the third
        LedgerStep third = payOf("I/3", "I", "A", 1);
        tale.committed(0, 1, open("J"), create("J/1"), create("I/2"), create("I/3"), payOf("I/2", "I", "A", 1));
        tale.committed(2, 9, third);
        // when more of the third is refused, because a step before would have taken the room for it
        LedgerStep[] fourthAndThird = {payOf("J/1", "J", "A", 1), third};
        // then that may have been before the payment, but not after its answer: then the fourth is one too many
        assertThat(tale.rejected("TOO_MANY_ASSETS", 1, 3, 12, fourthAndThird).isStrictlySerializable()).isTrue();
        assertThat(tale.rejected("TOO_MANY_ASSETS", 0, 10, 12, fourthAndThird).isStrictlySerializable()).isTrue();
        assertThat(tale.rejected("TOO_MANY_ASSETS", 1, 10, 12, fourthAndThird).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseStaleReadAfterAcknowledgedPayment() {
        tale.committed(0, 2, pay("A", "B", 3));
        assertThat(tale.add(read("A", 10, 0, 0L), 1, 4).isStrictlySerializable()).isTrue();
        assertThat(tale.add(read("A", 10, 0, 0L), 3, 4).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseHalfATransaction() {
        tale.committed(0, 9, pay("A", "B", 3));
        tale.add(read("A", 7, 0, 0L), 1, 2);
        assertThat(tale.isStrictlySerializable()).isTrue();
        assertThat(tale.add(read("B", 10, 0, 0L), 3, 4).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseLongFork() {
        // given two payments from the issuer, which two readers see in different orders
        tale.committed(0, 9, pay("I", "A", 1)).committed(0, 9, pay("I", "B", 1));
        tale.add(read("A", 11, 0, 0L), 1, 2).add(read("B", 10, 0, 0L), 3, 4);
        assertThat(tale.isStrictlySerializable()).isTrue();
        tale.add(read("B", 11, 0, 0L), 1, 5).add(read("A", 10, 0, 0L), 1, 2);
        assertThat(tale.isStrictlySerializable()).isTrue();
        assertThat(tale.add(read("A", 10, 0, 0L), 6, 7).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldLetAPaymentOfUnknownFateGoEitherWay() {
        tale.unknown(0, pay("A", "B", 3)).add(read("A", 10, 0, 0L), 1, 2);
        assertThat(tale.isStrictlySerializable()).isTrue();
        assertThat(tale.add(read("B", 13, 0, 0L), 3, 4).isStrictlySerializable()).isTrue();
        assertThat(tale.add(read("A", 10, 0, 0L), 5, 6).isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseAPaymentThatWasMadeTwice() {
        tale.committed(0, 1, pay("A", "B", 3)).add(read("A", 4, 0, 0L), 2, 3);
        assertThat(tale.isStrictlySerializable()).isFalse();
    }

    @Test
    void shouldRefuseAHoldThatWasPostedAndExpired() {
        tale.committed(0, 1, hold("A", "B", 5, 200)).committed(2, 9, post("t1/0", "A", "B", 5));
        assertThat(tale.isStrictlySerializable()).isTrue();
        assertThat(tale.add(new HoldExpired("t1/0"), 3, 8).isStrictlySerializable()).isFalse();
    }
}
