package io.weft.protocol.memory;

import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.TxId;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of each transaction id, from the purge boundary on (rule 8). An id's time says in which of many small tables
 * it stands; so the new ids, which are nearly all that anybody asks for, are close together in memory, and the oldest are
 * forgotten a table at a time. Not thread-safe.
 *
 * @param <V> an immutable value
 */
public final class IdMemory<V> {

    /** The time that one table covers: 2^10 ms. */
    private static final int SPAN_BITS = 10;

    private final Cells<V> cells;
    private final long salt;
    private final NavigableMap<Long, IdTable> bySpan = new TreeMap<>();
    private final Chunks chunks;
    private IdTable latest;
    private long latestSpan = -1;
    private int size;
    private long purgedBeforeMs;
    private long highestIdTimeMs;

    /** @param salt secret, see {@link IdTable} */
    public IdMemory(Cells<V> cells, long salt) {
        this.cells = cells;
        this.salt = salt;
        this.chunks = new Chunks(IdTable.KEY_LONGS + cells.longs());
    }

    /** Null if nothing is known. */
    public V get(TxId txId) {
        IdTable table = tableOf(txId);
        int offset = table == null ? -1 : table.find(txId.high(), txId.low());
        return offset < 0 ? null : cells.read(table.cells(), IdTable.headOf(offset));
    }

    /** Whether anything is known. */
    public boolean contains(TxId txId) {
        IdTable table = tableOf(txId);
        return table != null && table.find(txId.high(), txId.low()) >= 0;
    }

    /** Means nothing, and tells nothing: reads from where the id would stand, so that it is near when it is looked for. */
    public long look(TxId txId) {
        IdTable table = tableOf(txId);
        return table == null ? 0 : table.look(txId.high(), txId.low());
    }

    public int size() {
        return size;
    }

    public void put(TxId txId, V value) {
        if (contains(txId) || isPurged(txId)) {
            throw new InvariantBroken("the transaction " + txId + " is decided twice, or behind the purge boundary");
        }
        IdTable table = tableFor(txId.timeMs());
        int offset = table.add(txId.high(), txId.low());
        int head = IdTable.headOf(offset);
        cells.write(value, table.cells(), head);
        InvariantBroken.require((table.cells()[head] & ~IdTable.NEW) != 0, "a value has no head");
        table.markNew(offset);
        size++;
        highestIdTimeMs = Math.max(highestIdTimeMs, txId.timeMs());
    }

    private IdTable tableOf(TxId txId) {
        long span = txId.timeMs() >>> SPAN_BITS;
        return span == latestSpan ? latest : bySpan.get(span);
    }

    private IdTable tableFor(long timeMs) {
        long span = timeMs >>> SPAN_BITS;
        if (span != latestSpan) {
            // As many as in the second before; but nobody gets much room for a lonely id of another time.
            int expected = latest != null && span == latestSpan + 1 ? latest.size() : 0;
            latest = bySpan.computeIfAbsent(span, s -> new IdTable(expected, cells.longs(), salt));
            latestSpan = span;
        }
        return latest;
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
        boolean purges = boundaryMs > purgedBeforeMs && size > 0 && oldestTimeMs() < boundaryMs;
        return purges ? boundaryMs : 0;
    }

    private long oldestTimeMs() {
        return timesOf(bySpan.firstEntry().getValue())[0];
    }

    /** The boundary that would leave at most so many entries, unless many have the same time. */
    private long boundaryToKeepMs(int count) {
        int surplus = size - count;
        if (surplus <= 0) {
            return 0;
        }
        for (IdTable table : bySpan.values()) {
            if (surplus <= table.size()) {
                return timesOf(table)[surplus - 1] + 1;
            }
            surplus -= table.size();
        }
        throw new InvariantBroken("there are fewer entries than were counted");
    }

    /** In order. */
    private static long[] timesOf(IdTable table) {
        long[] times = new long[table.size()];
        int[] count = {0};
        table.forEach(offset -> times[count[0]++] = IdTable.timeMs(table.cells()[offset]));
        Arrays.sort(times);
        return times;
    }

    public void purgeBefore(long boundaryMs) {
        purgedBeforeMs = Math.max(purgedBeforeMs, boundaryMs);
        while (!bySpan.isEmpty() && bySpan.firstKey() << SPAN_BITS < purgedBeforeMs) {
            IdTable oldest = bySpan.firstEntry().getValue();
            size -= oldest.size();
            oldest.removeBefore(purgedBeforeMs);
            size += oldest.size();
            if (oldest.size() > 0) {
                return;
            }
            forgetOldestTable();
        }
    }

    private void forgetOldestTable() {
        if (bySpan.pollFirstEntry().getKey() == latestSpan) {
            latest = null;
            latestSpan = -1;
        }
    }

    /**
     * Rows for a checkpoint: what is new since the last call, and the rows of earlier ones that nobody needs any more. May
     * be read on any thread.
     *
     * @param table what their keys begin with
     */
    public Stream<Row> takeRows(byte table) {
        int count = bySpan.values().stream().mapToInt(IdTable::newCount).sum();
        CellList added = new CellList(count * (IdTable.KEY_LONGS + cells.longs()));
        bySpan.values().forEach(ids -> ids.takeNew(added));
        return chunks.rows(table, added.cells(), added.length(), purgedBeforeMs);
    }

    /**
     * Puts back a row of a checkpoint, before or after its bounds.
     *
     * @throws IllegalArgumentException if it is none
     */
    public void restoreRow(byte[] key, byte[] value) {
        long[] restored = chunks.restore(key, value);
        int stride = IdTable.KEY_LONGS + cells.longs();
        for (int offset = 0; offset < restored.length; offset += stride) {
            if (IdTable.timeMs(restored[offset]) >= purgedBeforeMs) {
                restore(restored, offset, stride);
            }
        }
    }

    private void restore(long[] from, int offset, int stride) {
        IdTable table = tableFor(IdTable.timeMs(from[offset]));
        if (from[IdTable.headOf(offset)] == 0 || table.find(from[offset], from[offset + 1]) >= 0) {
            throw new IllegalArgumentException("an id has no value, or two");
        }
        int to = table.add(from[offset], from[offset + 1]);
        System.arraycopy(from, offset, table.cells(), to, stride);
        size++;
    }

    /** Puts back the bounds of a checkpoint. */
    public void restoreBounds(long purgedBefore, long highestIdTime) {
        highestIdTimeMs = highestIdTime;
        purgeBefore(purgedBefore);
    }
}
