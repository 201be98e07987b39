package io.weft.loadtest.drive;

import java.util.SplittableRandom;

/** Pauses that double up to a bound, and are spread, so that not all who wait come back at once. Not thread-safe. */
record Pauses(SplittableRandom random) {

    private static final long FIRST_NANOS = 2_000_000;
    private static final long LONGEST_NANOS = 250_000_000;
    private static final int MAX_DOUBLINGS = 20;

    /** @param tries how many have failed */
    long nanos(int tries) {
        long ceilingNanos = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(tries, MAX_DOUBLINGS));
        return ceilingNanos / 2 + random.nextLong(ceilingNanos / 2);
    }
}
