package io.weft.persistence.rocksdb;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rocksdb.RocksDBException;

/**
 * The one thread that writes. While one group is on its way to the disk the next one gathers in the queue, so a group
 * grows with the load, and everybody in it shares one fsync. Nothing but this thread writes to the database: so there
 * is never more than one unfinished record in RocksDB's log (see {@link LogScan}).
 */
final class GroupWriter implements Runnable {

    private final WorkQueue queue;
    private final RocksStore store;
    private final GroupWrite write;
    private final Witness witness;
    private final Health health;
    private final long witnessIntervalNanos;

    private long group;
    private long witnessedNanos = System.nanoTime();
    private List<Work<?>> underWay = List.of();
    private volatile RocksJournalMetrics metrics = RocksJournalMetrics.NONE;

    GroupWriter(WorkQueue queue, OpenJournal open, GroupWrite write, Health health, int witnessIntervalMs) {
        this.queue = queue;
        this.store = open.store();
        this.witness = open.witness();
        this.group = open.group();
        this.write = write;
        this.health = health;
        this.witnessIntervalNanos = TimeUnit.MILLISECONDS.toNanos(witnessIntervalMs);
    }

    /** Until the queue is closed and empty, or the disk fails. */
    @Override
    public void run() {
        try (GroupBatch batch = new GroupBatch(store)) {
            while ((underWay = queue.nextGroup(witnessIntervalNanos)) != null) {
                health.requireWell();
                write(batch);
                if (System.nanoTime() - witnessedNanos >= witnessIntervalNanos) {
                    writeWitness();
                }
            }
            writeWitness();
        } catch (Throwable failure) {
            stop(failure);
        }
    }

    RocksJournalMetrics metrics() {
        return metrics;
    }

    private void write(GroupBatch batch) throws RocksDBException {
        for (Work<?> work : underWay) {
            work.join(batch);
        }
        if (!batch.isEmpty()) {
            long startNanos = System.nanoTime();
            write.write(batch.numbered(group + 1));
            group++;
            metrics = metrics.plus(batch.frames(), batch.frameBytes(), System.nanoTime() - startNanos);
            batch.clear();
        }
        for (Work<?> work : underWay) {
            work.complete();
        }
    }

    private void writeWitness() throws IOException {
        if (witness.group() < group) {
            witness.write(group);
        }
        witnessedNanos = System.nanoTime();
    }

    /** Rule 23: what was under way may be on the disk or not; nothing is tried again. */
    private void stop(Throwable failure) {
        try {
            health.fail(failure);
        } finally {
            for (Work<?> work : queue.abandon()) {
                work.fail(new IllegalStateException("the journal has failed: " + failure.getMessage(), failure));
            }
            if (underWay != null) {
                underWay.forEach(work -> work.fateUnknown("the journal has failed: " + failure.getMessage()));
            }
        }
    }
}
