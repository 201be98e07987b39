package io.weft.simulator.ledger;

import static io.weft.simulator.ledger.Bench.MAX;
import static io.weft.simulator.ledger.Bench.atLeast;
import static io.weft.simulator.ledger.Bench.atMost;
import static io.weft.simulator.ledger.Bench.close;
import static io.weft.simulator.ledger.Bench.create;
import static io.weft.simulator.ledger.Bench.freeze;
import static io.weft.simulator.ledger.Bench.guard;
import static io.weft.simulator.ledger.Bench.hold;
import static io.weft.simulator.ledger.Bench.limit;
import static io.weft.simulator.ledger.Bench.open;
import static io.weft.simulator.ledger.Bench.pay;
import static io.weft.simulator.ledger.Bench.payOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.ledger.LedgerOperation.Rejected;
import io.weft.simulator.ledger.LedgerStep.Condition;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that the model lets become of a transaction, at each boundary: given a bench, when asked, then exactly this. */
class OutcomeTest {

    private final Bench bench = new Bench();

    @Test
    void shouldCoverDebits() {
        assertOutcomes(List.of("COMMITTED"), pay("A", "B", 10));
        assertOutcomes(List.of("INSUFFICIENT_FUNDS@0"), pay("A", "B", 11));
        bench.commit(limit("A", 5));
        assertOutcomes(List.of("COMMITTED"), pay("A", "B", 15));
        assertOutcomes(List.of("INSUFFICIENT_FUNDS@0"), pay("A", "B", 16));
    }

    @Test
    void shouldLetEachStepSeeThoseBefore() {
        assertOutcomes(List.of("COMMITTED"), pay("B", "A", 5), pay("A", "B", 15));
        assertOutcomes(List.of("INSUFFICIENT_FUNDS@0"), pay("A", "B", 15), pay("B", "A", 5));
        assertOutcomes(List.of("COMMITTED"), open("X"), pay("A", "X", 4), pay("X", "B", 4), close("X"));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), pay("A", "X", 4), open("X"));
    }

    @Test
    void shouldNameTheFirstFailureOfAnyAccount() {
        // A fails at its step 1 and not at 2; B fails at 2; X at 3
        assertOutcomes(List.of("GUARD_FAILED@1", "GUARD_FAILED@2", "UNKNOWN_ACCOUNT@3"),
                pay("A", "B", 1), atLeast("A", 10), atMost("B", 10), pay("A", "X", 1));
    }

    @Test
    void shouldKnowAccounts() {
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), pay("X", "A", 1));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), pay("A", "X", 1));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), close("X"));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), freeze("X", true, true));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), limit("X", 1));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), create("X/1"));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), hold("X", "A", 1, 200));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0"), atLeast("X", 0));
        assertOutcomes(List.of("ACCOUNT_EXISTS@0"), open("A"));
        assertOutcomes(List.of("ACCOUNT_EXISTS@1"), open("X"), open("X"));
    }

    @Test
    void shouldCloseOnlyWhatIsEmpty() {
        assertOutcomes(List.of("ACCOUNT_NOT_EMPTY@0"), close("A"));
        assertOutcomes(List.of("COMMITTED"), pay("A", "B", 10), close("A"));
        assertOutcomes(List.of("ACCOUNT_NOT_EMPTY@1"), pay("A", "B", 9), close("A"));
        assertOutcomes(List.of("ACCOUNT_NOT_EMPTY@2"), pay("A", "I", 10), pay("B", "I", 10), close("I"));
        assertOutcomes(List.of("COMMITTED"), pay("A", "B", 10), close("A"), open("A"), pay("B", "A", 1));
        bench.commit(limit("A", 1), pay("A", "B", 10));
        assertOutcomes(List.of("COMMITTED", "ACCOUNT_NOT_EMPTY@0"), close("A"));
    }

    @Test
    void shouldForgetLimitsAndFlagsOfWhatWasClosed() {
        bench.commit(pay("A", "B", 10), limit("A", 0), freeze("A", true, true), close("A"), open("A"));
        assertOutcomes(List.of("COMMITTED"), guard("A", Condition.DEBIT_ALLOWED), guard("A", Condition.CREDIT_ALLOWED));
        assertOutcomes(List.of("INSUFFICIENT_FUNDS@0"), pay("A", "B", 1));
    }

    @Test
    void shouldStopAtTheEdgesOfNumbers() {
        assertOutcomes(List.of("COMMITTED"), pay("I", "A", MAX.subtract(BigInteger.valueOf(20))));
        assertOutcomes(List.of("BALANCE_OVERFLOW@0"), pay("I", "A", MAX.subtract(BigInteger.valueOf(19))));
        // the sum of what others have is the edge of the issuer; the receiver has one of its own
        bench.commit(pay("B", "A", 10), pay("I", "A", MAX.subtract(BigInteger.valueOf(20))));
        assertThat(bench.balance("A").posted()).isEqualTo(MAX);
        assertThat(bench.balance("I").posted()).isEqualTo(MAX.negate());
        assertOutcomes(List.of("BALANCE_OVERFLOW@0"), pay("I", "B", 1));
        assertOutcomes(List.of("COMMITTED"), pay("A", "I", 1), pay("I", "B", 1));
        assertOutcomes(List.of("BALANCE_OVERFLOW@0"), pay("I", "B", 1), pay("A", "I", 1));
    }

    @Test
    void shouldCheckCreditsStepByStep() {
        bench.commit(limit("B", Long.MAX_VALUE), pay("I", "A", MAX.subtract(BigInteger.valueOf(20))), pay("B", "A", 10));
        assertOutcomes(List.of("BALANCE_OVERFLOW@0"), pay("B", "A", 1), pay("A", "B", 1));
        assertOutcomes(List.of("COMMITTED"), pay("A", "B", 1), pay("B", "A", 1));
    }

    @Test
    void shouldFreeze() {
        bench.commit(freeze("A", true, false), freeze("B", false, true));
        assertOutcomes(List.of("DEBIT_IS_FROZEN@0", "CREDIT_IS_FROZEN@0"), pay("A", "B", 1));
        assertOutcomes(List.of("COMMITTED"), pay("B", "A", 1));
        assertOutcomes(List.of("DEBIT_IS_FROZEN@0"), hold("A", "I", 1, 200));
        assertOutcomes(List.of("DEBIT_IS_FROZEN@0", "INSUFFICIENT_FUNDS@0"), pay("A", "I", 11));
        assertOutcomes(List.of("COMMITTED"), freeze("A", false, false), pay("A", "I", 1));
    }

    @Test
    void shouldSetLimits() {
        assertOutcomes(List.of("LIMIT_ON_ISSUER@0"), limit("I", 5));
        bench.commit(limit("A", 5), pay("A", "B", 13));
        assertOutcomes(List.of("COMMITTED"), limit("A", 3));
        assertOutcomes(List.of("LIMIT_BELOW_BALANCE@0"), limit("A", 2));
        bench.commit(hold("A", "B", 2, 200));
        assertOutcomes(List.of("LIMIT_BELOW_BALANCE@0"), limit("A", 4));
    }

    @Test
    void shouldKnowAssets() {
        assertOutcomes(List.of("ASSET_EXISTS@0"), create("I/1"));
        assertOutcomes(List.of("UNKNOWN_ASSET@0"), payOf("I/2", "I", "A", 1));
        assertOutcomes(List.of("INSUFFICIENT_FUNDS@0", "UNKNOWN_ASSET@0"), payOf("I/2", "A", "B", 1));
        assertOutcomes(List.of("INSUFFICIENT_FUNDS@0", "UNKNOWN_ASSET@0"), payOf("X/2", "A", "B", 1));
        assertOutcomes(List.of("UNKNOWN_ASSET@0"), new LedgerStep.GuardBalance("A", "I/2", LedgerStep.Bound.AT_MOST, MAX));
        assertOutcomes(List.of("GUARD_FAILED@0", "UNKNOWN_ASSET@0"),
                new LedgerStep.GuardBalance("A", "I/2", LedgerStep.Bound.AT_LEAST, BigInteger.ONE));
        assertOutcomes(List.of("UNKNOWN_ASSET@0"), new LedgerStep.SetLimit("A", "I/2", BigInteger.ONE));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0", "UNKNOWN_ASSET@0"), new LedgerStep.SetLimit("A", "X/2", BigInteger.ONE));
        assertOutcomes(List.of("COMMITTED"), create("I/2"), payOf("I/2", "I", "A", 1));
        assertOutcomes(List.of("COMMITTED"), payOf("I/2", "I", "A", 1), create("I/2"));
    }

    @Test
    void shouldBlameTheIssuerAloneForAnAssetThatASecondAccountIsPaidIn() {
        // A is funded by a step that the issuer refuses, so at A only the last step may fail for want of funds
        assertOutcomes(List.of("UNKNOWN_ASSET@0", "UNKNOWN_ASSET@1", "INSUFFICIENT_FUNDS@1"),
                payOf("I/2", "I", "A", 1), payOf("I/2", "A", "B", 2));
    }

    @Test
    void shouldLimitAssets() {
        bench.commit(create("I/2"), create("I/3"));
        assertOutcomes(List.of("TOO_MANY_ASSETS@0"), create("I/4"));
        bench.commit(open("J"), create("J/1"), payOf("I/2", "I", "A", 1), payOf("I/3", "I", "A", 1));
        assertOutcomes(List.of("TOO_MANY_ASSETS@0"), payOf("J/1", "J", "A", 1));
        assertOutcomes(List.of("COMMITTED"), payOf("J/1", "J", "B", 1));
        // whether an asset that A once had still counts is not said
        bench.commit(payOf("I/3", "A", "I", 1));
        assertOutcomes(List.of("COMMITTED", "TOO_MANY_ASSETS@0"), payOf("J/1", "J", "A", 1));
    }

    @Test
    void shouldGuardBalances() {
        assertOutcomes(List.of("COMMITTED"), atLeast("A", 10), atMost("A", 10), atMost("I", -20), atLeast("I", -20));
        assertOutcomes(List.of("GUARD_FAILED@0"), atLeast("A", 11));
        assertOutcomes(List.of("GUARD_FAILED@0"), atMost("A", 9));
        bench.commit(limit("A", 100), hold("A", "B", 3, 200));
        assertOutcomes(List.of("COMMITTED"), atLeast("A", 7), atMost("A", 7));
        assertOutcomes(List.of("GUARD_FAILED@0"), atLeast("A", 8));
    }

    @Test
    void shouldGuardAccounts() {
        assertOutcomes(List.of("COMMITTED"), guard("A", Condition.EXISTS), guard("X", Condition.ABSENT),
                guard("A", Condition.DEBIT_ALLOWED), guard("A", Condition.CREDIT_ALLOWED));
        assertOutcomes(List.of("GUARD_FAILED@0"), guard("X", Condition.EXISTS));
        assertOutcomes(List.of("GUARD_FAILED@0"), guard("A", Condition.ABSENT));
        assertOutcomes(List.of("GUARD_FAILED@0"), guard("A", Condition.DEBIT_FROZEN));
        assertOutcomes(List.of("GUARD_FAILED@0"), guard("A", Condition.CREDIT_FROZEN));
        assertOutcomes(List.of("UNKNOWN_ACCOUNT@0", "GUARD_FAILED@0"), guard("X", Condition.DEBIT_ALLOWED));
        bench.commit(freeze("A", true, true));
        assertOutcomes(List.of("COMMITTED"), guard("A", Condition.DEBIT_FROZEN), guard("A", Condition.CREDIT_FROZEN));
        assertOutcomes(List.of("GUARD_FAILED@0"), guard("A", Condition.DEBIT_ALLOWED));
        assertOutcomes(List.of("GUARD_FAILED@0"), guard("A", Condition.CREDIT_ALLOWED));
    }

    @Test
    void shouldLeaveCodesOfTheIdToOthers() {
        for (String code : List.of("TX_ID_REUSED", "TX_EXPIRED", "TX_ID_FROM_FUTURE", "CANCELLED")) {
            // given a transaction that could commit
            LedgerState before = bench.state;
            // when it is refused because of its id
            bench.reject(code, -1, pay("A", "B", 1));
            // then nothing has changed
            assertThat(bench.state).isEqualTo(before);
        }
        assertThat(bench.isPossible(bench.executed(new Rejected("MALFORMED", 0), pay("A", "B", 1)))).isFalse();
    }

    private void assertOutcomes(List<String> expected, LedgerStep... steps) {
        assertThat(bench.outcomes(steps)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
