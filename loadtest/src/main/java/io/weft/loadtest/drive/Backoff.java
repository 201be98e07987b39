package io.weft.loadtest.drive;

import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a bound, each shortened at random so that many who wait don't come back at once. Thread-safe. */
record Backoff(long firstMs, long maxMs) {

    /** @param tries how many have failed so far, from 1 */
    long pauseMs(int tries) {
        int doublings = Math.min(Math.max(tries - 1, 0), 30);
        long fullMs = Math.min(maxMs, firstMs << doublings);
        return ThreadLocalRandom.current().nextLong(fullMs / 2, fullMs + 1);
    }
}
