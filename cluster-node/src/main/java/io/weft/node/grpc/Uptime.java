package io.weft.node.grpc;

import java.util.concurrent.TimeUnit;

/** The monotonic clock of this package. */
final class Uptime {

    private static final long START_NANOS = System.nanoTime();

    private Uptime() {}

    /** Milliseconds since the program started, never less than 0. */
    static long ms() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - START_NANOS);
    }
}
