package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.memory.IdMap;
import io.weft.protocol.memory.IdMemory;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The durable state of a coordinator: its decisions, and which of them are not yet delivered. Not thread-safe. */
final class Outcomes {

    private final IdMemory<Fate> memory;
    private final IdMap<Undelivered> undelivered;
    private Set<TxId> savedUndelivered = new HashSet<>();
    private long timeMs;

    /** @param salt secret, see {@link IdMap} */
    Outcomes(long salt) {
        memory = new IdMemory<>(new FateCells(), salt);
        undelivered = new IdMap<>(salt);
    }

    void apply(CoordinatorRecord record) {
        if (record instanceof Decided decided) {
            memory.put(decided.txId(), new Fate(decided.digest(), decided.attempt(), decided.outcome()));
            if (!decided.participants().isEmpty()) {
                undelivered.put(decided.txId(), new Undelivered(decided.attempt(), decided.participants()));
            }
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            InvariantBroken.require(undelivered.remove(delivered.txId()) != null, "a commit is delivered twice");
        } else {
            purge(((CoordinatorRecord.Purged) record).beforeMs());
        }
    }

    private void purge(long beforeMs) {
        boolean delivered = undelivered.oldestTimeMs() >= beforeMs;
        InvariantBroken.require(delivered, "an undelivered commit is purged");
        memory.purgeBefore(beforeMs);
    }

    Fate get(TxId txId) {
        return memory.get(txId);
    }

    /** What became of the id: not that a content was refused because the id is another's, which a shard alone executed. */
    Fate ofId(TxId txId) {
        Fate fate = memory.get(txId);
        boolean isRefusedAsOther = fate != null && fate.outcome() instanceof Outcome.Rejected rejected
                && rejected.code() == RejectionCode.TX_ID_REUSED;
        return isRefusedAsOther ? null : fate;
    }

    IdMemory<Fate> memory() {
        return memory;
    }

    /** Committed, and not every participant has said that it applied. */
    IdMap<Undelivered> undelivered() {
        return undelivered;
    }

    long timeMs() {
        return timeMs;
    }

    void advanceTo(long nowMs) {
        timeMs = Math.max(timeMs, nowMs);
    }

    /** Puts back a row of a checkpoint. */
    void restore(TxId txId, Undelivered commit) {
        undelivered.put(txId, commit);
        savedUndelivered.add(txId);
    }

    /**
     * The commits that have become undelivered since the last call, and null for those that no longer are. What came and
     * went between two calls is not there.
     */
    Map<TxId, Undelivered> takeChangedUndelivered() {
        Map<TxId, Undelivered> taken = new HashMap<>();
        savedUndelivered.stream().filter(txId -> !undelivered.containsKey(txId)).forEach(txId -> taken.put(txId, null));
        List<TxId> now = undelivered.idsByAge();
        now.stream().filter(txId -> !savedUndelivered.contains(txId)).forEach(txId -> taken.put(txId, undelivered.get(txId)));
        savedUndelivered = new HashSet<>(now);
        return taken;
    }
}
