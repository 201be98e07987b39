package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The durable state of a coordinator: its decisions, and which of them are not yet delivered. Not thread-safe. */
final class Outcomes {

    private final NavigableMap<TxId, Decided> byId = new TreeMap<>();
    /** Committed, and not every participant has said that it applied; with the shards that have not. */
    private final NavigableMap<TxId, Set<Integer>> undelivered = new TreeMap<>();
    private Set<TxId> changed = new LinkedHashSet<>();
    private long purgedBeforeMs;
    private long highestIdTimeMs;
    private long timeMs;

    void apply(CoordinatorRecord record) {
        if (record instanceof Decided decided) {
            decide(decided);
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            InvariantBroken.require(undelivered.remove(delivered.txId()) != null, "a commit is delivered twice");
            changed.add(delivered.txId());
        } else {
            purge(((CoordinatorRecord.Purged) record).beforeMs());
        }
    }

    private void decide(Decided decided) {
        TxId txId = decided.txId();
        InvariantBroken.require(byId.put(txId, decided) == null, "the transaction " + txId + " is decided twice");
        InvariantBroken.require(!isPurged(txId), "a decision below the purge boundary");
        if (!decided.participants().isEmpty()) {
            undelivered.put(txId, new TreeSet<>(decided.participants()));
        }
        highestIdTimeMs = Math.max(highestIdTimeMs, txId.timeMs());
        changed.add(txId);
    }

    private void purge(long beforeMs) {
        purgedBeforeMs = Math.max(purgedBeforeMs, beforeMs);
        while (!byId.isEmpty() && byId.firstKey().timeMs() < purgedBeforeMs) {
            TxId purged = byId.pollFirstEntry().getKey();
            InvariantBroken.require(!undelivered.containsKey(purged), "an undelivered commit is purged");
            changed.add(purged);
        }
    }

    Decided get(TxId txId) {
        return byId.get(txId);
    }

    int size() {
        return byId.size();
    }

    NavigableMap<TxId, Set<Integer>> undelivered() {
        return undelivered;
    }

    boolean isPurged(TxId txId) {
        return txId.timeMs() < purgedBeforeMs;
    }

    long purgedBeforeMs() {
        return purgedBeforeMs;
    }

    long highestIdTimeMs() {
        return highestIdTimeMs;
    }

    long oldestTimeMs() {
        return byId.isEmpty() ? Long.MAX_VALUE : byId.firstKey().timeMs();
    }

    /** The boundary that would leave at most so many outcomes, unless many have the same time. */
    long boundaryToKeep(int count) {
        int surplus = byId.size() - count;
        if (surplus <= 0) {
            return 0;
        }
        for (TxId txId : byId.keySet()) {
            if (--surplus == 0) {
                return txId.timeMs() + 1;
            }
        }
        throw new InvariantBroken("there are fewer outcomes than were counted");
    }

    long timeMs() {
        return timeMs;
    }

    void advanceTo(long nowMs) {
        timeMs = Math.max(timeMs, nowMs);
    }

    void restore(Decided decided, boolean delivered) {
        byId.put(decided.txId(), decided);
        if (!delivered) {
            undelivered.put(decided.txId(), new TreeSet<>(decided.participants()));
        }
    }

    void restoreBounds(long purgedBefore, long highestIdTime) {
        purgedBeforeMs = purgedBefore;
        highestIdTimeMs = highestIdTime;
    }

    /** What a checkpoint says of one decision. */
    record Saved(Decided decided, boolean delivered) {}

    /** The decisions that have changed since the last call; one that is null was purged. */
    Map<TxId, Saved> takeChanged() {
        Map<TxId, Saved> taken = new HashMap<>(changed.size() * 2);
        for (TxId txId : changed) {
            Decided decided = byId.get(txId);
            taken.put(txId, decided == null ? null : new Saved(decided, !undelivered.containsKey(txId)));
        }
        changed = new LinkedHashSet<>();
        return taken;
    }
}
