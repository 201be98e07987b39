package io.weft.protocol.memory;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of each transaction id, in the order of the ids, which is that of their time, from the purge boundary on
 * (rule 8). Not thread-safe.
 *
 * @param <V> an immutable value
 */
public final class IdMemory<V> {

    private final NavigableMap<TxId, V> byId = new TreeMap<>();
    private Set<TxId> changed = new LinkedHashSet<>();
    private long purgedBeforeMs;
    private long highestIdTimeMs;

    /** Null if nothing is known. */
    public V get(TxId txId) {
        return byId.get(txId);
    }

    public int size() {
        return byId.size();
    }

    public void put(TxId txId, V value) {
        InvariantBroken.require(byId.put(txId, value) == null, "the transaction " + txId + " is decided twice");
        InvariantBroken.require(!isPurged(txId), "the transaction " + txId + " is decided behind the purge boundary");
        highestIdTimeMs = Math.max(highestIdTimeMs, txId.timeMs());
        changed.add(txId);
    }

    /** Something else than the value has changed that a checkpoint says of this id. */
    public void touch(TxId txId) {
        changed.add(txId);
    }

    /** Whether all that was known of this id may have been forgotten. */
    public boolean isPurged(TxId txId) {
        return txId.timeMs() < purgedBeforeMs;
    }

    public long purgedBeforeMs() {
        return purgedBeforeMs;
    }

    public long highestIdTimeMs() {
        return highestIdTimeMs;
    }

    /**
     * How far the boundary may move: to the retention window before the own clock or the highest id, whichever is
     * earlier, so that neither a clock that jumps nor a lonely id forgets anything; further only to keep the number of
     * entries within its bound; and never past what is unfinished.
     *
     * @param latestForcedMs  where the bound on entries stops forcing: ids from the future must not push the boundary past
     *                        those that are on their way
     * @param oldestUnfinishedMs time of the oldest unfinished id, or {@link Long#MAX_VALUE}
     * @return the new boundary; 0 if there is nothing to purge
     */
    public long nextBoundaryMs(long nowMs, long retentionMs, int maxEntries, long latestForcedMs, long oldestUnfinishedMs) {
        long boundaryMs = Math.min(nowMs, highestIdTimeMs) - retentionMs;
        boundaryMs = Math.max(boundaryMs, Math.min(latestForcedMs, boundaryToKeepMs(maxEntries)));
        boundaryMs = Math.min(boundaryMs, oldestUnfinishedMs);
        boolean purges = boundaryMs > purgedBeforeMs && !byId.isEmpty() && byId.firstKey().timeMs() < boundaryMs;
        return purges ? boundaryMs : 0;
    }

    /** The boundary that would leave at most so many entries, unless many have the same time. */
    private long boundaryToKeepMs(int count) {
        int surplus = byId.size() - count;
        if (surplus <= 0) {
            return 0;
        }
        for (TxId txId : byId.keySet()) {
            if (--surplus == 0) {
                return txId.timeMs() + 1;
            }
        }
        throw new InvariantBroken("there are fewer entries than were counted");
    }

    public void purgeBefore(long boundaryMs) {
        purgedBeforeMs = Math.max(purgedBeforeMs, boundaryMs);
        while (!byId.isEmpty() && byId.firstKey().timeMs() < purgedBeforeMs) {
            changed.add(byId.pollFirstEntry().getKey());
        }
    }

    /** Puts back a row of a checkpoint. */
    public void restore(TxId txId, V value) {
        byId.put(txId, value);
    }

    public void restoreBounds(long purgedBefore, long highestIdTime) {
        purgedBeforeMs = purgedBefore;
        highestIdTimeMs = highestIdTime;
    }

    /** What has changed since the last call; null where it was purged. */
    public Map<TxId, V> takeChanged() {
        Map<TxId, V> taken = new HashMap<>(changed.size() * 2);
        changed.forEach(txId -> taken.put(txId, byId.get(txId)));
        changed = new LinkedHashSet<>();
        return taken;
    }
}
