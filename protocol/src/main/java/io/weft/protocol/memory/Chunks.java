package io.weft.protocol.memory;

import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How ids stand in checkpoints: each checkpoint adds those that are new, packed as they are into rows of many, and takes
 * away the rows of which every id is forgotten. So an id is written once, and costs no row of its own.
 *
 * <p>The key is one byte for the table, then the number of the chunk; the value is cells without more, each number
 * big-endian. A chunk may still contain ids that are forgotten. Not thread-safe; what is returned may be read on any thread.
 */
final class Chunks {

    private static final int MOST_CELLS = 1024;
    private static final int KEY_BYTES = 1 + Long.BYTES;

    private final int stride;
    private final PriorityQueue<Chunk> standing = new PriorityQueue<>(Comparator.comparingLong(Chunk::latestTimeMs));
    private long nextNumber;

    /** @param latestTimeMs of its ids */
    private record Chunk(long number, long latestTimeMs) {}

    /** @param stride numbers in a cell */
    Chunks(int stride) {
        this.stride = stride;
    }

    /**
     * The rows of the next checkpoint.
     *
     * @param table  what their keys begin with
     * @param added  the cells that are in no chunk yet; not changed any more
     * @param length of what counts in it
     */
    Stream<Row> rows(byte table, long[] added, int length, long purgedBeforeMs) {
        List<Row> forgotten = new ArrayList<>();
        while (!standing.isEmpty() && standing.peek().latestTimeMs() < purgedBeforeMs) {
            forgotten.add(new Row(key(table, standing.remove().number()), null));
        }
        long first = nextNumber;
        int chunkLongs = MOST_CELLS * stride;
        int count = (length + chunkLongs - 1) / chunkLongs;
        for (int i = 0; i < count; i++) {
            standing.add(new Chunk(nextNumber++, latestTimeMs(added, i * chunkLongs, Math.min(length, (i + 1) * chunkLongs))));
        }
        return Stream.concat(forgotten.stream(), IntStream.range(0, count).mapToObj(i -> new Row(key(table, first + i),
                value(added, i * chunkLongs, Math.min(length, (i + 1) * chunkLongs)))));
    }

    /** The cells of a row of a checkpoint. */
    long[] restore(byte[] key, byte[] value) {
        long[] cells = new long[value.length / Long.BYTES];
        if (key.length != KEY_BYTES || cells.length == 0 || value.length % (stride * Long.BYTES) != 0) {
            throw new IllegalArgumentException("a row of many ids has a key of " + key.length + " bytes and " + value.length + " bytes");
        }
        ByteBuffer.wrap(value).asLongBuffer().get(cells);
        long number = ByteBuffer.wrap(key).getLong(1);
        standing.add(new Chunk(number, latestTimeMs(cells, 0, cells.length)));
        nextNumber = Math.max(nextNumber, number + 1);
        return cells;
    }

    private long latestTimeMs(long[] cells, int from, int to) {
        long latestMs = 0;
        for (int offset = from; offset < to; offset += stride) {
            latestMs = Math.max(latestMs, IdTable.timeMs(cells[offset]));
        }
        return latestMs;
    }

    private static byte[] key(byte table, long number) {
        return ByteBuffer.allocate(KEY_BYTES).put(table).putLong(number).array();
    }

    private static byte[] value(long[] cells, int from, int to) {
        ByteBuffer value = ByteBuffer.allocate((to - from) * Long.BYTES);
        value.asLongBuffer().put(cells, from, to - from);
        return value.array();
    }
}
