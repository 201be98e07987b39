package io.weft.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.simulator.check.Operation;
import io.weft.simulator.check.StrictSerializability;
import io.weft.simulator.check.Verdict;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.Rejected;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerModelTest {

    @Test
    void shouldAcceptWhatReallyRanSerially() {
        for (long seed = 0; seed < 50; seed++) {
            // given a history of 400 operations over 16 accounts
            List<Operation<LedgerOperation>> history = new SerialLedger(seed, 16).run(400).history;
            // when it is judged
            Verdict<LedgerOperation> verdict = check(history);
            // then it is accepted, in the order of the hints
            assertThat(verdict).as("seed %d", seed).isEqualTo(new Verdict.Serializable<>(history));
        }
    }

    @Test
    void shouldMakeHistoriesWorthJudging() {
        // given the histories of the other tests
        Set<String> results = new TreeSet<>();
        for (long seed = 0; seed < 50; seed++) {
            results.addAll(new SerialLedger(seed, 16).run(400).history.stream()
                    .map(Operation::what).map(LedgerModelTest::kindOf).collect(Collectors.toSet()));
        }
        // then nearly everything occurs in them
        assertThat(results).contains("Committed", "ReadAccount", "HoldExpired", "INSUFFICIENT_FUNDS", "HOLD_EXPIRED",
                "HOLD_NOT_FOUND", "GUARD_FAILED", "DEBIT_IS_FROZEN", "CREDIT_IS_FROZEN", "ACCOUNT_NOT_EMPTY",
                "ACCOUNT_EXISTS", "UNKNOWN_ACCOUNT", "LIMIT_BELOW_BALANCE", "LIMIT_ON_ISSUER", "TOO_MANY_HOLDS");
    }

    private static String kindOf(LedgerOperation operation) {
        if (operation instanceof Executed transaction) {
            return transaction.result() instanceof Rejected rejected ? rejected.code() : "Committed";
        }
        return operation.getClass().getSimpleName();
    }

    @Test
    void shouldSumToZeroAfterwards() {
        for (long seed = 0; seed < 50; seed++) {
            LedgerState state = new SerialLedger(seed, 16).run(400).state;
            BigInteger sum = state.accounts().values().stream().flatMap(it -> it.balances().values().stream())
                    .map(Balance::posted).reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(sum).as("seed %d", seed).isZero();
        }
    }

    @Test
    void shouldRefuseWhatItsOwnRulesForbid() {
        // given changes that no transaction makes: money from nowhere, a balance below its limit, a hold without its amount
        Balance ten = Balance.ZERO.plusPosted(BigInteger.TEN);
        Account rich = Account.NEVER_OPENED.opened().with("I/1", ten);
        Account poor = Account.NEVER_OPENED.opened().with("I/1", Balance.ZERO.plusPosted(BigInteger.TEN.negate()));
        Account held = Account.NEVER_OPENED.opened().with("I/1", Balance.ZERO.plusHeld(BigInteger.ONE.negate()));
        // then each is noticed
        assertThatThrownBy(() -> Soundness.require(LedgerState.EMPTY, Map.of("A", rich)))
                .hasMessageContaining("does not sum to zero");
        assertThatThrownBy(() -> Soundness.require(LedgerState.EMPTY, Map.of("A", rich, "B", poor)))
                .hasMessageContaining("below its limit");
        assertThatThrownBy(() -> Soundness.require(LedgerState.EMPTY, Map.of("A", held)))
                .hasMessageContaining("holds other than it reserves");
        Soundness.require(LedgerState.EMPTY, Map.of("A", rich, "I", poor));
    }

    @Test
    void shouldSayWhyAnOutcomeIsImpossible() {
        // given outcomes that cannot be
        Bench bench = new Bench();
        Executed commit = bench.executed(new LedgerOperation.Committed(), Bench.pay("A", "B", 11));
        Executed refusal = bench.executed(new Rejected("INSUFFICIENT_FUNDS", 0), Bench.pay("A", "B", 10));
        Executed beyond = bench.executed(new Rejected("INSUFFICIENT_FUNDS", 1), Bench.pay("A", "B", 10));
        // then the accounts and what they say are named
        assertThat(bench.model.explain(bench.state, commit))
                .contains("cannot commit", "A refuses step 0 with [INSUFFICIENT_FUNDS]", "B has no reason to refuse");
        assertThat(bench.model.explain(bench.state, refusal)).contains("A has no reason to refuse", "posted=10");
        assertThat(bench.model.explain(bench.state, beyond)).isEqualTo("there is no step 1");
    }

    private static Verdict<LedgerOperation> check(List<Operation<LedgerOperation>> history) {
        return StrictSerializability.check(new LedgerModel(SerialLedger.LIMITS), history, 1_000);
    }
}
