package io.weft.protocol.memory;

import java.util.Arrays;

/** Cells of a table, one behind the other. Not thread-safe. */
final class CellList {

    private static final int FIRST_CELLS = 64;

    private long[] cells = new long[0];
    private int length;

    void add(long[] from, int offset, int stride) {
        if (length + stride > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(FIRST_CELLS * stride, 2 * length));
        }
        System.arraycopy(from, offset, cells, length, stride);
        length += stride;
    }

    /** What was added, and room behind it; not copied. */
    long[] cells() {
        return cells;
    }

    /** Of what was added. */
    int length() {
        return length;
    }
}
