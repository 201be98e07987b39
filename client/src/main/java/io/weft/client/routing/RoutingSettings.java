package io.weft.client.routing;

/**
 * Bounds of a {@link Router}.
 *
 * @param maxInFlight      requests that are sent, or about to be, or pause before they are sent again; others wait
 * @param maxBatch         requests of one message
 * @param maxBatchBytes    of one message
 * @param attemptTimeoutMs an attempt without an answer for so long is made again, elsewhere if possible
 * @param minBackoffMs     pause before the second attempt, and before a connection is tried again; it doubles with each
 * @param maxBackoffMs     longest pause
 */
public record RoutingSettings(int maxInFlight, int maxBatch, int maxBatchBytes, long attemptTimeoutMs, long minBackoffMs,
        long maxBackoffMs) {

    /** Late answers are heeded for so many attempt time-outs. */
    static final int LATE_TIMEOUTS = 4;

    long lateMs() {
        return LATE_TIMEOUTS * attemptTimeoutMs;
    }
}
