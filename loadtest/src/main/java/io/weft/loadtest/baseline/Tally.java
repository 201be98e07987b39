package io.weft.loadtest.baseline;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What was acknowledged so far, over all connections, and what went wrong. Thread-safe. */
final class Tally {

    private static final int MAX_FAULTS = 10;
    private static final int LATENCY_DIGITS = 3;

    private final LongAdder committed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder deadlocks = new LongAdder();
    private final LongAdder rowByRow = new LongAdder();
    private final Histogram latencyMicros = new ConcurrentHistogram(LATENCY_DIGITS);
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger faultCount = new AtomicInteger();
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile boolean measuring;

    void acknowledged(Outcome[] outcomes, long tookNanos) {
        int committedOnes = 0;
        for (Outcome outcome : outcomes) {
            committedOnes += outcome == Outcome.COMMITTED ? 1 : 0;
        }
        committed.add(committedOnes);
        refused.add(outcomes.length - committedOnes);
        if (measuring) {
            latencyMicros.recordValue(TimeUnit.NANOSECONDS.toMicros(tookNanos));
        }
    }

    /** At the end of a connection. */
    void ended(Teller teller) {
        deadlocks.add(teller.deadlocks());
        rowByRow.add(teller.rowByRow());
    }

    /** Latencies count from now on, or no more. */
    void measure(boolean on) {
        measuring = on;
    }

    /** The first of them are kept. */
    void fault(String fault) {
        if (faultCount.incrementAndGet() <= MAX_FAULTS) {
            faults.add(fault);
        }
        failed.countDown();
    }

    /** Returns when that time is over, or earlier if something has gone wrong. */
    void awaitFault(long timeoutMs) throws InterruptedException {
        failed.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    long committed() {
        return committed.sum();
    }

    long refused() {
        return refused.sum();
    }

    long deadlocks() {
        return deadlocks.sum();
    }

    long rowByRow() {
        return rowByRow.sum();
    }

    Histogram latencyMicros() {
        return latencyMicros;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
