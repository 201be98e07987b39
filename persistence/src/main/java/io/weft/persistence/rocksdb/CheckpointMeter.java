package io.weft.persistence.rocksdb;

import java.util.function.LongSupplier;

/** Counts checkpoints, of which there is one at a time, and how long they take. Thread-safe. */
final class CheckpointMeter {

    private final LongSupplier nanoClock;
    private long begun;
    private long installed;
    private long busyNanos;
    private boolean isUnderWay;
    private long beganNanos;

    /** @param nanoClock like {@link System#nanoTime} */
    CheckpointMeter(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    synchronized void begin() {
        begun++;
        isUnderWay = true;
        beganNanos = nanoClock.getAsLong();
    }

    synchronized void installed() {
        installed++;
    }

    synchronized void end() {
        busyNanos += nanoClock.getAsLong() - beganNanos;
        isUnderWay = false;
    }

    synchronized CheckpointMetrics read() {
        long ofThisOne = isUnderWay ? nanoClock.getAsLong() - beganNanos : 0;
        return new CheckpointMetrics(begun, installed, busyNanos + ofThisOne);
    }
}
