package io.weft.protocol.memory;

import java.util.Arrays;

/** Cells of a table, one behind the other. Not thread-safe. */
public final class CellList {

    private static final int FIRST_CELLS = 64;

    private long[] cells;
    private int length;

    /** @param expectedLongs how many numbers there is room for from the start */
    public CellList(int expectedLongs) {
        cells = new long[expectedLongs];
    }

    public void add(long[] from, int offset, int stride) {
        if (length + stride > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(FIRST_CELLS * stride, 2 * length));
        }
        System.arraycopy(from, offset, cells, length, stride);
        length += stride;
    }

    /** The last number of the last cell. */
    public void setLast(long number) {
        cells[length - 1] = number;
    }

    /** What was added, and room behind it; not copied. */
    public long[] cells() {
        return cells;
    }

    /** Of what was added. */
    public int length() {
        return length;
    }
}
