package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.memory.IdMemory;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The durable state of a coordinator: its decisions, and which of them are not yet delivered. Not thread-safe. */
final class Outcomes {

    private final IdMemory<Decided> memory = new IdMemory<>();
    /** Committed, and not every participant has said that it applied; with the shards that have not. */
    private final NavigableMap<TxId, Set<Integer>> undelivered = new TreeMap<>();
    private long timeMs;

    void apply(CoordinatorRecord record) {
        if (record instanceof Decided decided) {
            memory.put(decided.txId(), decided);
            if (!decided.participants().isEmpty()) {
                undelivered.put(decided.txId(), new TreeSet<>(decided.participants()));
            }
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            InvariantBroken.require(undelivered.remove(delivered.txId()) != null, "a commit is delivered twice");
            memory.touch(delivered.txId());
        } else {
            purge(((CoordinatorRecord.Purged) record).beforeMs());
        }
    }

    private void purge(long beforeMs) {
        boolean delivered = undelivered.isEmpty() || undelivered.firstKey().timeMs() >= beforeMs;
        InvariantBroken.require(delivered, "an undelivered commit is purged");
        memory.purgeBefore(beforeMs);
    }

    Decided get(TxId txId) {
        return memory.get(txId);
    }

    /** What became of the id: not that a content was refused because the id is another's, which a shard alone executed. */
    Decided ofId(TxId txId) {
        Decided decided = memory.get(txId);
        boolean isRefusedAsOther = decided != null && decided.outcome() instanceof Outcome.Rejected rejected
                && rejected.code() == RejectionCode.TX_ID_REUSED;
        return isRefusedAsOther ? null : decided;
    }

    IdMemory<Decided> memory() {
        return memory;
    }

    NavigableMap<TxId, Set<Integer>> undelivered() {
        return undelivered;
    }

    long timeMs() {
        return timeMs;
    }

    void advanceTo(long nowMs) {
        timeMs = Math.max(timeMs, nowMs);
    }

    /** Puts back a row of a checkpoint. */
    void restore(Decided decided, boolean delivered) {
        memory.restore(decided.txId(), decided);
        if (!delivered) {
            undelivered.put(decided.txId(), new TreeSet<>(decided.participants()));
        }
    }

    /** What a checkpoint says of one decision. */
    record Saved(Decided decided, boolean delivered) {}

    /** The decisions that have changed since the last call; one that is null was purged. */
    Map<TxId, Saved> takeChanged() {
        Map<TxId, Saved> taken = new HashMap<>();
        memory.takeChanged().forEach((txId, decided) ->
                taken.put(txId, decided == null ? null : new Saved(decided, !undelivered.containsKey(txId))));
        return taken;
    }
}
