package io.weft.loadtest.drive;

import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** What one connection counts. Written by its thread; read by another, which takes the latencies of an interval at a time. */
final class Tally {

    /** Outcomes: 0 committed, above that the code of a rejection. */
    static final int CODES = 64;
    /** Not an outcome of a transaction: balances were read. */
    static final int READ = CODES - 1;
    private static final int LATENCY_DIGITS = 3;
    private static final long MAX_LATENCY_US = 3_600_000_000L;

    private final SingleWriterRecorder[] latencies;
    private final AtomicLongArray outcomes;
    private final AtomicLongArray retries;
    private volatile int inFlight;
    private volatile long behindNanos;
    private volatile long waitedNanos;

    Tally(int operations) {
        latencies = new SingleWriterRecorder[operations];
        for (int i = 0; i < operations; i++) {
            latencies[i] = new SingleWriterRecorder(LATENCY_DIGITS);
        }
        outcomes = new AtomicLongArray(operations * CODES);
        retries = new AtomicLongArray(operations);
    }

    /** A transaction has a final outcome. */
    void outcome(int operation, int code) {
        int at = operation * CODES + Math.min(code, READ);
        outcomes.lazySet(at, outcomes.get(at) + 1);
    }

    void retried(int operation) {
        retries.lazySet(operation, retries.get(operation) + 1);
    }

    void ended(int operation, long latencyNanos) {
        latencies[operation].recordValue(Math.min(MAX_LATENCY_US, Math.max(0, latencyNanos / 1_000)));
    }

    void inFlight(int count) {
        inFlight = count;
    }

    /** The generator has begun an operation so long after its time although there was room. */
    void behind(long nanos) {
        if (nanos > behindNanos) {
            behindNanos = nanos;
        }
    }

    /** Operations wait because as many are in flight as may be: the ledger does not keep up. */
    void full(long waitedSinceNanos) {
        if (waitedSinceNanos > waitedNanos) {
            waitedNanos = waitedSinceNanos;
        }
    }

    /** Since the last call; the histogram given is used again. */
    Histogram takeLatencies(int operation, Histogram recycled) {
        return latencies[operation].getIntervalHistogram(recycled);
    }

    long outcomes(int operation, int code) {
        return outcomes.get(operation * CODES + code);
    }

    long retries(int operation) {
        return retries.get(operation);
    }

    int inFlight() {
        return inFlight;
    }

    /** The worst since the last call. */
    long takeBehindNanos() {
        long worst = behindNanos;
        behindNanos = 0;
        return worst;
    }

    /** How long at most operations were kept waiting because too many are in flight, since the last call. */
    long takeWaitedNanos() {
        long worst = waitedNanos;
        waitedNanos = 0;
        return worst;
    }
}
