package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Some rows of a checkpoint, in the order in which RocksDB keeps them; of those with the same key the one that was added
 * last counts. Not thread-safe.
 */
final class SortedRows {

    /** About what a row takes in memory besides its bytes. */
    static final int OVERHEAD_BYTES = 80;

    private static final Comparator<Row> BY_KEY = (one, other) -> Arrays.compareUnsigned(one.key(), other.key());

    private final List<Row> rows = new ArrayList<>();
    private long bytes;

    void add(Row row) {
        rows.add(row);
        bytes += bytesOf(row) + OVERHEAD_BYTES;
    }

    private static int bytesOf(Row row) {
        return row.key().length + (row.value() == null ? 0 : row.value().length);
    }

    /** In memory. */
    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Each key once. */
    List<Row> sorted() {
        List<Row> sorted = new ArrayList<>(rows);
        // It keeps the order of equal ones.
        sorted.sort(BY_KEY);
        List<Row> unique = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            boolean isLast = i + 1 == sorted.size() || BY_KEY.compare(sorted.get(i), sorted.get(i + 1)) != 0;
            if (isLast) {
                unique.add(sorted.get(i));
            }
        }
        return unique;
    }

    /**
     * Cuts what is {@link #sorted} where that saves RocksDB work. It must merge whatever overlaps; so rows that are added
     * with ever higher keys, and never changed, are to be in files of their own, without the rows of other tables (the first
     * byte of the key), and without the deletions of their oldest.
     *
     * @param minBytes of a run of rows that is worth a file of its own
     */
    static List<List<Row>> cut(List<Row> sorted, long minBytes) {
        List<List<Row>> pieces = new ArrayList<>();
        long pieceBytes = 0;
        int pieceStart = 0;
        int runStart = 0;
        while (runStart < sorted.size()) {
            int runEnd = runStart;
            long runBytes = 0;
            do {
                runBytes += bytesOf(sorted.get(runEnd++));
            } while (runEnd < sorted.size() && isOneRun(sorted.get(runStart), sorted.get(runEnd)));
            boolean isNewTable = runStart > 0 && sorted.get(runStart - 1).key()[0] != sorted.get(runStart).key()[0];
            if (runStart > pieceStart && (runBytes >= minBytes || isNewTable && pieceBytes >= minBytes)) {
                pieces.add(sorted.subList(pieceStart, runStart));
                pieceStart = runStart;
                pieceBytes = 0;
            }
            pieceBytes += runBytes;
            runStart = runEnd;
        }
        pieces.add(sorted.subList(pieceStart, sorted.size()));
        return pieces;
    }

    private static boolean isOneRun(Row one, Row other) {
        return one.key()[0] == other.key()[0] && (one.value() == null) == (other.value() == null);
    }
}
