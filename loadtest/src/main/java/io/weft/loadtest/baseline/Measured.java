package io.weft.loadtest.baseline;

import java.util.concurrent.TimeUnit;

/** What happened between two readings. */
record Measured(Reading before, Reading after) {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double HUNDREDTHS = 100;

    long committed() {
        return after.committed() - before.committed();
    }

    long refused() {
        return after.refused() - before.refused();
    }

    long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(after.nanos() - before.nanos());
    }

    double committedPerSecond() {
        return perSecond(committed());
    }

    double syncsPerSecond() {
        return perSecond(after.walSyncs() - before.walSyncs());
    }

    double walBytesPerCommit() {
        return perCommit(before.walBytes(), after.walBytes());
    }

    double serverUsPerCommit() {
        return perCommit(before.serverMicros(), after.serverMicros());
    }

    double clientUsPerCommit() {
        return perCommit(before.clientMicros(), after.clientMicros());
    }

    MachineResult machine() {
        boolean known = before.machine() != null && after.machine() != null;
        return new MachineResult(Runtime.getRuntime().availableProcessors(),
                known ? rounded(after.machine().busyPercentSince(before.machine())) : Reading.UNKNOWN,
                known ? rounded(after.machine().stealPercentSince(before.machine())) : Reading.UNKNOWN,
                before.loadAverage(), after.loadAverage());
    }

    private double perSecond(long count) {
        return rounded(count * NANOS_PER_SECOND / (after.nanos() - before.nanos()));
    }

    private double perCommit(long first, long last) {
        if (first == Reading.UNKNOWN || last == Reading.UNKNOWN || committed() == 0) {
            return Reading.UNKNOWN;
        }
        return rounded((double) (last - first) / committed());
    }

    private static double rounded(double number) {
        return Math.round(number * HUNDREDTHS) / HUNDREDTHS;
    }
}
