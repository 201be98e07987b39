package io.weft.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.ledger.LedgerOperation.Committed;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.Rejected;
import io.weft.simulator.ledger.LedgerOperation.Result;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model of the ledger with a state to try things on. In it the issuer I has issued I/1, and A and B have 10 of it each; X
 * was never opened. At most three holds and three assets, holds of at most 1,000 ms. The clock shows 100 unless set.
 */
final class Bench {

    static final LedgerLimits LIMITS = new LedgerLimits(3, 3, 1_000);
    static final BigInteger MAX = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
    static final List<String> CODES = List.of("UNKNOWN_ACCOUNT", "UNKNOWN_ASSET", "ACCOUNT_EXISTS", "ASSET_EXISTS",
            "INSUFFICIENT_FUNDS", "BALANCE_OVERFLOW", "DEBIT_IS_FROZEN", "CREDIT_IS_FROZEN", "ACCOUNT_NOT_EMPTY",
            "LIMIT_ON_ISSUER", "LIMIT_BELOW_BALANCE", "HOLD_NOT_FOUND", "HOLD_EXPIRED", "HOLD_MISMATCH", "POST_EXCEEDS_HOLD",
            "DEADLINE_PASSED", "DEADLINE_TOO_FAR", "GUARD_FAILED", "TOO_MANY_ASSETS", "TOO_MANY_HOLDS");

    final LedgerModel model = new LedgerModel(LIMITS);
    LedgerState state = model.start();
    private long earliestClockMs = 100;
    private long latestClockMs = 100;
    private int transactions;

    Bench() {
        commit(open("I"), open("A"), open("B"), new LedgerStep.CreateAsset("I/1", 2), pay("I", "A", 10), pay("I", "B", 10));
    }

    Bench clock(long earliestMs, long latestMs) {
        earliestClockMs = earliestMs;
        latestClockMs = latestMs;
        return this;
    }

    /** Commits under the id t0, t1, and so on; the set-up was t0. */
    Bench commit(LedgerStep... steps) {
        return apply(executed(new Committed(), steps));
    }

    Bench reject(String code, int step, LedgerStep... steps) {
        return apply(executed(new Rejected(code, step), steps));
    }

    Bench apply(LedgerOperation operation) {
        LedgerState next = model.apply(state, operation);
        assertThat(next).as("%s", model.explain(state, operation)).isNotNull();
        state = next;
        transactions++;
        return this;
    }

    boolean isPossible(LedgerOperation operation) {
        return model.apply(state, operation) != null;
    }

    /** All that may become of the transaction, such as COMMITTED or INSUFFICIENT_FUNDS@0. */
    Set<String> outcomes(LedgerStep... steps) {
        Set<String> outcomes = new TreeSet<>();
        if (isPossible(executed(new Committed(), steps))) {
            outcomes.add("COMMITTED");
        }
        for (int step = -1; step <= steps.length; step++) {
            for (String code : CODES) {
                if (isPossible(executed(new Rejected(code, step), steps))) {
                    outcomes.add(code + "@" + step);
                }
            }
        }
        return outcomes;
    }

    Executed executed(Result result, LedgerStep... steps) {
        return new Executed("t" + transactions, List.of(steps), result, earliestClockMs, latestClockMs);
    }

    Balance balance(String account) {
        return state.account(account).balance("I/1");
    }

    static LedgerStep pay(String from, String to, long amount) {
        return pay(from, to, BigInteger.valueOf(amount));
    }

    static LedgerStep pay(String from, String to, BigInteger amount) {
        return new LedgerStep.Transfer(from, to, "I/1", amount);
    }

    static LedgerStep payOf(String asset, String from, String to, long amount) {
        return new LedgerStep.Transfer(from, to, asset, BigInteger.valueOf(amount));
    }

    static LedgerStep open(String account) {
        return new LedgerStep.OpenAccount(account);
    }

    static LedgerStep close(String account) {
        return new LedgerStep.CloseAccount(account);
    }

    static LedgerStep freeze(String account, boolean debit, boolean credit) {
        return new LedgerStep.SetFlags(account, debit, credit);
    }

    static LedgerStep limit(String account, long limit) {
        return new LedgerStep.SetLimit(account, "I/1", BigInteger.valueOf(limit));
    }

    static LedgerStep create(String asset) {
        return new LedgerStep.CreateAsset(asset, 0);
    }

    static LedgerStep hold(String from, String to, long amount, long deadlineMs) {
        return new LedgerStep.Hold(from, to, "I/1", BigInteger.valueOf(amount), deadlineMs);
    }

    static LedgerStep post(String hold, String from, String to, long amount) {
        return new LedgerStep.Post(hold, from, to, "I/1", BigInteger.valueOf(amount));
    }

    static LedgerStep release(String hold, String from) {
        return new LedgerStep.VoidHold(hold, from);
    }

    static LedgerStep atLeast(String account, long balance) {
        return new LedgerStep.GuardBalance(account, "I/1", LedgerStep.Bound.AT_LEAST, BigInteger.valueOf(balance));
    }

    static LedgerStep atMost(String account, long balance) {
        return new LedgerStep.GuardBalance(account, "I/1", LedgerStep.Bound.AT_MOST, BigInteger.valueOf(balance));
    }

    static LedgerStep guard(String account, LedgerStep.Condition condition) {
        return new LedgerStep.GuardAccount(account, condition);
    }
}
