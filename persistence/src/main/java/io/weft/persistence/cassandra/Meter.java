package io.weft.persistence.cassandra;

import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.concurrent.atomic.LongAdder;

/** Counts. Thread-safe. */
final class Meter {

    private final LongAdder frames = new LongAdder();
    private final LongAdder frameBytes = new LongAdder();
    private final LongAdder checks = new LongAdder();
    private final LongAdder fenced = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder checkpointsBegun = new LongAdder();
    private final LongAdder checkpointsInstalled = new LongAdder();
    private final LongAdder checkpointBusyNanos = new LongAdder();

    void append(PlacedFrame frame, AppendResult result) {
        if (result instanceof AppendResult.Durable) {
            frames.increment();
            frameBytes.add(frame.frame().storedBytes());
        }
        count(result);
    }

    void count(AppendResult result) {
        if (result instanceof AppendResult.Fenced) {
            fenced.increment();
        } else if (result instanceof AppendResult.FateUnknown) {
            unknown.increment();
        }
    }

    void check() {
        checks.increment();
    }

    void checkpointBegins() {
        checkpointsBegun.increment();
    }

    void checkpointInstalled() {
        checkpointsInstalled.increment();
    }

    void checkpointEnds(long busyNanos) {
        checkpointBusyNanos.add(busyNanos);
    }

    CassandraJournalMetrics read() {
        return new CassandraJournalMetrics(frames.sum(), frameBytes.sum(), checks.sum(), fenced.sum(), unknown.sum(),
                checkpointsBegun.sum(), checkpointsInstalled.sum(), checkpointBusyNanos.sum());
    }
}
