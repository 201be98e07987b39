package io.weft.protocol.shard;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.memory.IdMap;
import io.weft.protocol.memory.IdMemory;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.Ledger;
import io.weft.protocol.shard.lock.LockTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The durable state of a shard. It changes only in {@link #apply}, by records, the same live and in recovery. Waiting
 * requests are not part of it: after a crash they come again. Not thread-safe.
 */
final class ShardState {

    private final Ledger ledger;
    private final LockTable locks = new LockTable();
    private final IdMemory<Mark> marks;
    private final IdMap<InDoubt> inDoubt;
    private List<TxId> savedInDoubt = new ArrayList<>();
    private final Set<AccountId> touched = new LinkedHashSet<>();
    private final List<Settled> settledSince = new ArrayList<>();
    private boolean isSettledWatched;
    private long timeMs;

    /** @param salt secret, see {@link IdMap} */
    ShardState(long salt) {
        ledger = new Ledger(salt);
        marks = new IdMemory<>(new MarkCells(), salt);
        inDoubt = new IdMap<>(salt);
    }

    /** A transaction whose decision has become known here. */
    record Settled(TxId txId, List<AccountPlan> plan, boolean isCommitted) {}

    /** A transaction that voted yes and does not know its decision. */
    record InDoubt(Digest digest, Attempt attempt, List<AccountPlan> plan) {}

    Ledger ledger() {
        return ledger;
    }

    LockTable locks() {
        return locks;
    }

    IdMemory<Mark> marks() {
        return marks;
    }

    IdMap<InDoubt> inDoubt() {
        return inDoubt;
    }

    /** The shard's own time: it never runs backwards, across owners too (rule 7). */
    long timeMs() {
        return timeMs;
    }

    void advanceTo(long nowMs) {
        timeMs = Math.max(timeMs, nowMs);
    }

    void apply(ShardRecord record) {
        if (record instanceof ShardRecord.Prepared prepared) {
            applyPrepared(prepared.txId(), new InDoubt(prepared.digest(), prepared.attempt(), prepared.plan()));
        } else if (record instanceof ShardRecord.Committed committed) {
            InDoubt settled = settle(committed.txId(), committed.attempt(), true);
            ledger.apply(settled.plan());
            marks.put(committed.txId(), new Mark.Applied(settled.digest(), settled.attempt()));
        } else if (record instanceof ShardRecord.Aborted aborted) {
            settle(aborted.txId(), aborted.attempt(), false);
        } else if (record instanceof ShardRecord.Executed executed) {
            ledger.apply(executed.plan());
            touch(executed.plan());
            marks.put(executed.txId(), new Mark.Done(executed.digest(), Outcome.COMMITTED));
        } else if (record instanceof ShardRecord.Refused refused) {
            marks.put(refused.txId(), new Mark.Done(refused.digest(), new Outcome.Rejected(refused.code(), refused.step())));
        } else if (record instanceof ShardRecord.Barred barred) {
            marks.put(barred.txId(), new Mark.Barred());
        } else if (record instanceof ShardRecord.HoldsExpired expired) {
            expired.holds().forEach(hold -> touched.add(ledger.expire(hold, expired.atMs())));
        } else if (record instanceof ShardRecord.Purged purged) {
            marks.purgeBefore(purged.beforeMs());
            ledger.holds().forgetExpiredBefore(purged.beforeMs());
        }
    }

    private void applyPrepared(TxId txId, InDoubt prepared) {
        InvariantBroken.require(inDoubt.put(txId, prepared) == null, "a transaction is prepared twice");
        locks.hold(txId, prepared.plan());
        touch(prepared.plan());
    }

    private InDoubt settle(TxId txId, Attempt attempt, boolean isCommitted) {
        InDoubt settled = inDoubt.remove(txId);
        InvariantBroken.require(settled != null && settled.attempt().equals(attempt), "an attempt is settled that is not in doubt");
        locks.release(txId, settled.plan());
        touch(settled.plan());
        if (isSettledWatched) {
            settledSince.add(new Settled(txId, settled.plan(), isCommitted));
        }
        return settled;
    }

    /** Says that those who wait for these accounts may look again. */
    void touch(Collection<AccountId> accounts) {
        if (locks.isAnybodyWaiting()) {
            touched.addAll(accounts);
        }
    }

    private void touch(List<AccountPlan> plan) {
        if (locks.isAnybodyWaiting()) {
            plan.forEach(account -> touched.add(account.account()));
        }
    }

    /** Whether somebody wants {@link #takeSettled}. */
    void watchSettled(boolean watched) {
        isSettledWatched = watched;
    }

    /** The accounts whose state or locks have changed since the last call: those who wait for them may look again. */
    Set<AccountId> takeTouched() {
        if (touched.isEmpty()) {
            return Set.of();
        }
        Set<AccountId> taken = new LinkedHashSet<>(touched);
        touched.clear();
        return taken;
    }

    /** What was decided since the last call, in this order. */
    List<Settled> takeSettled() {
        if (settledSince.isEmpty()) {
            return List.of();
        }
        List<Settled> taken = List.copyOf(settledSince);
        settledSince.clear();
        return taken;
    }

    /** Puts back a row of a checkpoint. */
    void restore(TxId txId, InDoubt prepared) {
        inDoubt.put(txId, prepared);
        locks.hold(txId, prepared.plan());
        savedInDoubt.add(txId);
    }

    /**
     * What a checkpoint says anew: all that is in doubt, and null for what was at the last call and is no more. What comes
     * and goes between two checkpoints is not in either, and so costs nothing.
     */
    Map<TxId, InDoubt> takeChangedInDoubt() {
        Map<TxId, InDoubt> taken = new LinkedHashMap<>();
        savedInDoubt.forEach(txId -> taken.put(txId, null));
        inDoubt.forEachByAge(taken::put);
        savedInDoubt = inDoubt.idsByAge();
        return taken;
    }
}
