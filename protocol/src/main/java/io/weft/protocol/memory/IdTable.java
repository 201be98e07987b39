package io.weft.protocol.memory;

import java.util.Arrays;

/**
 * Ids and what is remembered of each, in one flat array: no object for each id, so that the garbage collector never looks
 * at what is kept for an hour. Open addressing with linear probing; removal moves later cells back (D. Knuth, "The Art of
 * Computer Programming", volume 3, section 6.4, algorithm R), so nothing is left behind of what was removed.
 *
 * <p>A cell is {@code high, low, head, more...}. A free cell has the head 0; the lowest bit of a head is {@link #NEW}.
 * Where a cell stands is told as its offset in the array, and holds until the next {@link #add} or {@link #remove}.
 * Not thread-safe.
 */
final class IdTable {

    static final long NEW = 1;

    static final int KEY_LONGS = 2;
    private static final int FIRST_CELLS = 16;

    private final int stride;
    private final long salt;
    private long[] cells;
    private int mask;
    private int size;
    private int newCount;

    /**
     * @param expected   how many ids there is room for from the start
     * @param valueLongs of a cell, the head included
     * @param salt       that those who choose ids don't know, so that they can't choose ids that meet
     */
    IdTable(int expected, int valueLongs, long salt) {
        int count = Math.max(FIRST_CELLS, Integer.highestOneBit(3 * expected / 2) << 1);
        this.stride = KEY_LONGS + valueLongs;
        this.salt = salt;
        this.cells = new long[count * stride];
        this.mask = count - 1;
    }

    int size() {
        return size;
    }

    /** The array that holds the values; a cell's head is at {@code offset + 2}. */
    long[] cells() {
        return cells;
    }

    static int headOf(int offset) {
        return offset + KEY_LONGS;
    }

    /** Marks a cell as one that {@link #takeNew} has not taken. */
    void markNew(int offset) {
        cells[offset + KEY_LONGS] |= NEW;
        newCount++;
    }

    /** How many {@link #takeNew} would copy, or a few more. */
    int newCount() {
        return newCount;
    }

    /** Copies each cell that is marked as new, and takes the mark away. */
    void takeNew(CellList to) {
        if (newCount == 0) {
            return;
        }
        newCount = 0;
        forEach(offset -> {
            if ((cells[offset + KEY_LONGS] & NEW) != 0) {
                cells[offset + KEY_LONGS] &= ~NEW;
                to.add(cells, offset, stride);
            }
        });
    }

    static long timeMs(long high) {
        return high >>> 16;
    }

    /** Something of where the id would stand, so that it is in the processor's cache when it is looked for. */
    long look(long high, long low) {
        return cells[slotOf(high, low) * stride + KEY_LONGS];
    }

    /** The offset of the id's cell, or -1. */
    int find(long high, long low) {
        for (int slot = slotOf(high, low); ; slot = slot + 1 & mask) {
            int offset = slot * stride;
            if (cells[offset + KEY_LONGS] == 0) {
                return -1;
            }
            if (cells[offset] == high && cells[offset + 1] == low) {
                return offset;
            }
        }
    }

    /** The offset of a new cell for an id that is not here; the caller writes its head at once. */
    int add(long high, long low) {
        if (3 * (size + 1) > 2 * (mask + 1)) {
            grow();
        }
        size++;
        return claim(high, low);
    }

    private int claim(long high, long low) {
        int slot = slotOf(high, low);
        while (cells[slot * stride + KEY_LONGS] != 0) {
            slot = slot + 1 & mask;
        }
        int offset = slot * stride;
        cells[offset] = high;
        cells[offset + 1] = low;
        return offset;
    }

    private void grow() {
        long[] before = cells;
        cells = new long[2 * before.length];
        mask = 2 * mask + 1;
        for (int offset = 0; offset < before.length; offset += stride) {
            if (before[offset + KEY_LONGS] != 0) {
                System.arraycopy(before, offset, cells, claim(before[offset], before[offset + 1]), stride);
            }
        }
    }

    /** Removes every id whose time is earlier. */
    void removeBefore(long timeMs) {
        int offset = 0;
        while (offset < cells.length) {
            boolean goes = cells[offset + KEY_LONGS] != 0 && timeMs(cells[offset]) < timeMs;
            if (goes) {
                // Another may have moved here, so the same place is looked at again. One that moves here from the start
                // of the array, round its end, was looked at before.
                remove(offset);
            } else {
                offset += stride;
            }
        }
    }

    private void remove(int offset) {
        int hole = offset / stride;
        for (int slot = hole + 1 & mask; cells[slot * stride + KEY_LONGS] != 0; slot = slot + 1 & mask) {
            int home = slotOf(cells[slot * stride], cells[slot * stride + 1]);
            boolean mayMove = (slot - home & mask) >= (slot - hole & mask);
            if (mayMove) {
                System.arraycopy(cells, slot * stride, cells, hole * stride, stride);
                hole = slot;
            }
        }
        Arrays.fill(cells, hole * stride, (hole + 1) * stride, 0);
        size--;
    }

    /** Each cell, by its offset, in no order that means anything, but always the same. */
    void forEach(OffsetConsumer action) {
        for (int offset = 0; offset < cells.length; offset += stride) {
            if (cells[offset + KEY_LONGS] != 0) {
                action.accept(offset);
            }
        }
    }

    private int slotOf(long high, long low) {
        return mix(high, low, salt) & mask;
    }

    /** The finalizer of a 64-bit hash (multiply, fold, twice) over both halves and the salt. */
    static int mix(long high, long low, long salt) {
        long mixed = (low ^ salt) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32 ^ high) * 0xD6E8FEB86659FD93L;
        return (int) (mixed ^ mixed >>> 32);
    }

    interface OffsetConsumer {
        void accept(int offset);
    }
}
