package io.weft.actors.entity;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Measures how long a thread works for an entity, by samples: a clock read costs about as much as some inputs do. The gaps
 * between samples vary, so that no rhythm of the entity meets them, and each sample counts for its whole gap. Not thread-safe.
 */
final class BusyMeter {

    private static final int GAP_MASK = 31;

    private final LongSupplier nanoClock;
    private final LongConsumer busyNanos;
    private long random = 0x9E3779B97F4A7C15L;
    private int gap = 1;
    private int left = 1;
    private long beganNanos;

    /** @param busyNanos is told of more time */
    BusyMeter(LongSupplier nanoClock, LongConsumer busyNanos) {
        this.nanoClock = nanoClock;
        this.busyNanos = busyNanos;
    }

    void begin() {
        if (--left == 0) {
            beganNanos = nanoClock.getAsLong();
        }
    }

    void end() {
        if (left == 0) {
            busyNanos.accept(gap * (nanoClock.getAsLong() - beganNanos));
            gap = 1 + (int) (nextRandom() & GAP_MASK);
            left = gap;
        }
    }

    /** Marsaglia's xorshift (Journal of Statistical Software 8, 2003). */
    private long nextRandom() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }
}
