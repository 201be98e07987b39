package io.weft.loadtest.drive;

/**
 * When the operations of one connection should begin, whatever became of earlier ones: latency that is counted from then
 * on leaves nothing out while the ledger stands still (G. Tene, "How NOT to measure latency", 2013: coordinated omission).
 * Immutable.
 */
final class Schedule {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double opsPerNano;
    private final double rampNanos;

    Schedule(double opsPerSecond, long rampNanos) {
        this.opsPerNano = opsPerSecond / NANOS_PER_SECOND;
        this.rampNanos = rampNanos;
    }

    /** @param k from 0; @return nanoseconds after the beginning */
    long startNanos(long k) {
        double inRamp = opsPerNano * rampNanos / 2;
        return (long) (k < inRamp ? Math.sqrt(2 * rampNanos * k / opsPerNano) : rampNanos / 2 + k / opsPerNano);
    }
}
