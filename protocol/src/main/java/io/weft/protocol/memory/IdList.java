package io.weft.protocol.memory;

import java.util.Arrays;

/** Ids in the order in which they came, two numbers each. Not thread-safe. */
final class IdList {

    private long[] halves = new long[0];
    private int length;

    void add(long high, long low) {
        if (length == halves.length) {
            halves = Arrays.copyOf(halves, Math.max(64, 2 * length));
        }
        halves[length++] = high;
        halves[length++] = low;
    }

    void drain(IdTable.IdConsumer action) {
        for (int i = 0; i < length; i += 2) {
            action.accept(halves[i], halves[i + 1]);
        }
        halves = new long[0];
        length = 0;
    }
}
