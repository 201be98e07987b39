package io.weft.protocol.shard;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The marks of one shard in the order of their ids, which is the order of their time. Not thread-safe. */
final class Marks {

    private final NavigableMap<TxId, Mark> byId = new TreeMap<>();
    private Set<TxId> changed = new LinkedHashSet<>();
    private long purgedBeforeMs;
    private long highestIdTimeMs;

    Mark get(TxId txId) {
        return byId.get(txId);
    }

    int size() {
        return byId.size();
    }

    void put(TxId txId, Mark mark) {
        InvariantBroken.require(byId.put(txId, mark) == null, "the transaction " + txId + " is done twice");
        InvariantBroken.require(txId.timeMs() >= purgedBeforeMs, "a mark is set below the purge boundary");
        highestIdTimeMs = Math.max(highestIdTimeMs, txId.timeMs());
        changed.add(txId);
    }

    /** Whether all that is known of this id may have been forgotten. */
    boolean isPurged(TxId txId) {
        return txId.timeMs() < purgedBeforeMs;
    }

    long purgedBeforeMs() {
        return purgedBeforeMs;
    }

    long highestIdTimeMs() {
        return highestIdTimeMs;
    }

    /** The time of the oldest mark, or {@link Long#MAX_VALUE}. */
    long oldestTimeMs() {
        return byId.isEmpty() ? Long.MAX_VALUE : byId.firstKey().timeMs();
    }

    /** The boundary that would leave at most so many marks, unless many have the same time. */
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
        throw new InvariantBroken("there are fewer marks than were counted");
    }

    void purgeBefore(long boundaryMs) {
        purgedBeforeMs = Math.max(purgedBeforeMs, boundaryMs);
        while (!byId.isEmpty() && byId.firstKey().timeMs() < purgedBeforeMs) {
            changed.add(byId.pollFirstEntry().getKey());
        }
    }

    void restore(TxId txId, Mark mark) {
        byId.put(txId, mark);
    }

    void restoreBounds(long purgedBefore, long highestIdTime) {
        purgedBeforeMs = purgedBefore;
        highestIdTimeMs = highestIdTime;
    }

    /** The marks that have changed since the last call; one that is null was purged. */
    Map<TxId, Mark> takeChanged() {
        Map<TxId, Mark> taken = new HashMap<>(changed.size() * 2);
        changed.forEach(txId -> taken.put(txId, byId.get(txId)));
        changed = new LinkedHashSet<>();
        return taken;
    }
}
