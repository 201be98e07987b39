package io.weft.simulator.ledger;

import io.weft.simulator.check.Operation;
import io.weft.simulator.check.StrictSerializability;
import io.weft.simulator.check.Verdict;
import io.weft.simulator.ledger.LedgerOperation.Committed;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.Rejected;
import java.util.ArrayList;
import java.util.List;

/** A history of the ledger in the making. It begins, before instant 0, with the set-up of a {@link Bench}. */
final class Tale {

    private static final long CLOCK_MS = 100;

    final List<Operation<LedgerOperation>> operations = new ArrayList<>();
    final List<Operation<LedgerOperation>> latestReads = new ArrayList<>();

    Tale() {
        committed(-2, -1, Bench.open("I"), Bench.open("A"), Bench.open("B"), Bench.create("I/1"),
                Bench.pay("I", "A", 10), Bench.pay("I", "B", 10));
    }

    Tale committed(long invokedAt, long respondedAt, LedgerStep... steps) {
        return add(executed(new Committed(), steps), invokedAt, respondedAt);
    }

    Tale rejected(String code, int step, long invokedAt, long respondedAt, LedgerStep... steps) {
        return add(executed(new Rejected(code, step), steps), invokedAt, respondedAt);
    }

    Tale unknown(long invokedAt, LedgerStep... steps) {
        operations.add(Operation.ofUnknownFate(name(), executed(new Committed(), steps), invokedAt));
        return this;
    }

    /** Anything else: an exact read, or an event inside of the ledger. */
    Tale add(LedgerOperation what, long invokedAt, long respondedAt) {
        operations.add(Operation.answered(name(), what, invokedAt, respondedAt));
        return this;
    }

    Tale latest(LedgerOperation.Read read, long invokedAt, long respondedAt) {
        latestReads.add(Operation.answered("latest" + latestReads.size(), read, invokedAt, respondedAt));
        return this;
    }

    boolean isStrictlySerializable() {
        return isAccepted(StrictSerializability.check(new LedgerModel(Bench.LIMITS), operations, 100_000));
    }

    boolean isLinearizableAt(String account) {
        return isAccepted(LatestReads.check(account, operations, latestReads, Bench.LIMITS, 100_000));
    }

    private static boolean isAccepted(Verdict<LedgerOperation> verdict) {
        if (verdict instanceof Verdict.Undecided) {
            throw new AssertionError("undecided");
        }
        return verdict instanceof Verdict.Serializable;
    }

    private Executed executed(LedgerOperation.Result result, LedgerStep... steps) {
        return new Executed(name(), List.of(steps), result, CLOCK_MS, CLOCK_MS);
    }

    private String name() {
        return "t" + operations.size();
    }
}
