package io.weft.client.routing;

import java.util.function.DoubleSupplier;

/**
 * Pauses that double up to a bound, each shortened by up to half, so that many who wait do not come back at once ("equal
 * jitter": Marc Brooker, Exponential Backoff And Jitter, 2015).
 *
 * @param random gives numbers from 0 to 1, 1 excluded
 */
public record Backoff(long minMs, long maxMs, DoubleSupplier random) {

    private static final int MAX_DOUBLINGS = 30;

    /** @param tries how many have failed so far, from 1 */
    long pauseMs(int tries) {
        int doublings = Math.min(Math.max(tries - 1, 0), MAX_DOUBLINGS);
        long fullMs = Math.min(maxMs, minMs << doublings);
        return fullMs - (long) (random.getAsDouble() * (fullMs / 2 + 1));
    }
}
