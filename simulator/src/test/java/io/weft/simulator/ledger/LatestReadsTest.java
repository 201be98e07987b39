package io.weft.simulator.ledger;

import static io.weft.simulator.ledger.Bench.atLeast;
import static io.weft.simulator.ledger.Bench.hold;
import static io.weft.simulator.ledger.Bench.pay;
import static io.weft.simulator.ledger.ReadTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import io.weft.simulator.ledger.LedgerOperation.ReadAsset;
import org.junit.jupiter.api.Test;

class LatestReadsTest {

    private final Tale tale = new Tale();

    @Test
    void shouldRefuseStaleRead() {
        tale.committed(0, 2, pay("A", "B", 3));
        assertThat(tale.latest(read("A", 10, 0, 0L), 1, 4).isLinearizableAt("A")).isTrue();
        assertThat(tale.latest(read("A", 10, 0, 0L), 3, 4).isLinearizableAt("A")).isFalse();
        assertThat(tale.isLinearizableAt("B")).isTrue();
    }

    @Test
    void shouldRefuseReadsThatGoBackInTime() {
        tale.committed(0, 9, pay("A", "B", 3)).latest(read("A", 7, 0, 0L), 1, 2);
        assertThat(tale.isLinearizableAt("A")).isTrue();
        assertThat(tale.latest(read("A", 10, 0, 0L), 3, 4).isLinearizableAt("A")).isFalse();
    }

    @Test
    void shouldAgreeWithExactReads() {
        tale.committed(0, 9, pay("A", "B", 3)).add(read("A", 7, 0, 0L), 1, 2);
        assertThat(tale.latest(read("A", 10, 0, 0L), 3, 4).isLinearizableAt("A")).isFalse();
    }

    @Test
    void shouldRefuseHalfOfTheStepsAtOneAccount() {
        tale.committed(0, 9, pay("A", "B", 3), pay("A", "I", 3));
        assertThat(tale.latest(read("A", 7, 0, 0L), 1, 2).isLinearizableAt("A")).isFalse();
    }

    @Test
    void shouldAcceptLongForkWhichIsNotPromisedAway() {
        // given that two readers see two payments in different orders
        tale.committed(0, 9, pay("I", "A", 1)).committed(0, 9, pay("I", "B", 1));
        tale.latest(read("A", 11, 0, 0L), 1, 2).latest(read("B", 10, 0, 0L), 3, 4);
        tale.latest(read("B", 11, 0, 0L), 5, 6).latest(read("A", 10, 0, 0L), 1, 3);
        // then each account alone is in order
        assertThat(tale.isLinearizableAt("A")).isTrue();
        assertThat(tale.isLinearizableAt("B")).isTrue();
    }

    @Test
    void shouldSeeWhatATransactionNeededHere() {
        // given a guard that holds only before the payment was seen
        tale.committed(0, 9, pay("A", "B", 3)).committed(5, 9, atLeast("A", 10), pay("I", "B", 1));
        assertThat(tale.isLinearizableAt("A")).isTrue();
        assertThat(tale.latest(read("A", 7, 0, 0L), 1, 2).isLinearizableAt("A")).isFalse();
    }

    @Test
    void shouldPassOverRefusalsAndOtherAccounts() {
        tale.rejected("INSUFFICIENT_FUNDS", 0, 0, 1, pay("A", "B", 11)).committed(2, 3, hold("B", "I", 1, 200));
        tale.add(new HoldExpired("t2/0"), 4, 5);
        tale.latest(read("A", 10, 0, 0L), 6, 7).latest(read("B", 10, 0, 0L), 6, 7);
        assertThat(tale.isLinearizableAt("A")).isTrue();
        assertThat(tale.isLinearizableAt("B")).isTrue();
        assertThat(tale.latest(read("B", 10, 1, 0L), 6, 7).isLinearizableAt("B")).isFalse();
    }

    @Test
    void shouldLetUnknownFateGoEitherWay() {
        tale.unknown(0, pay("A", "B", 3)).latest(read("A", 10, 0, 0L), 1, 2).latest(read("A", 7, 0, 0L), 3, 4);
        assertThat(tale.isLinearizableAt("A")).isTrue();
        assertThat(tale.latest(read("A", 10, 0, 0L), 5, 6).isLinearizableAt("A")).isFalse();
    }

    @Test
    void shouldAskTheIssuerForAssets() {
        assertThat(tale.latest(new ReadAsset("I/1", true, 0), 0, 1).isLinearizableAt("I")).isTrue();
        assertThat(tale.latest(new ReadAsset("I/1", false, 0), 2, 3).isLinearizableAt("I")).isFalse();
    }
}
