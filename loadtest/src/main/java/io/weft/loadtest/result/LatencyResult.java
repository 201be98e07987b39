package io.weft.loadtest.result;

/** Latencies in microseconds; all zero if nothing was counted. */
public record LatencyResult(long count, long p50Us, long p90Us, long p99Us, long p999Us, long maxUs) {

    public static final LatencyResult NONE = new LatencyResult(0, 0, 0, 0, 0, 0);
}
