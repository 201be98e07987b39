package io.weft.persistence.rocksdb;

import io.weft.persistence.log.LogGroup;
import io.weft.persistence.pace.GroupPace;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.rocksdb.RocksDBException;

/**
 * The one thread that writes. While one group is on its way to the disk the next one gathers in the queue, so a group
 * grows with the load, and everybody in it shares one fsync of the log, and one of the database if there is something for
 * it. Nothing but this thread writes to either's log: so in each there is never more than one unfinished record, the last.
 */
final class GroupWriter implements Runnable {

    private final WorkQueue queue;
    private final Media media;
    private final Disk disk;
    private final Witness witness;
    private final Health health;
    private final long witnessIntervalNanos;
    private final GroupPace pace;

    /** Of the database; the log counts by itself. */
    private long lastWrite;
    private long witnessedNanos = System.nanoTime();
    private List<Work<?>> underWay = List.of();
    private volatile RocksJournalMetrics metrics = RocksJournalMetrics.NONE;

    GroupWriter(WorkQueue queue, OpenJournal open, Disk disk, Health health, RocksJournalSettings settings) {
        this.queue = queue;
        this.media = open.media();
        this.witness = open.witness();
        this.lastWrite = open.lastWrite();
        this.disk = disk;
        this.health = health;
        this.witnessIntervalNanos = TimeUnit.MILLISECONDS.toNanos(settings.witnessIntervalMs());
        this.pace = settings.pace();
    }

    /** Until the queue is closed and empty, or the disk fails. */
    @Override
    public void run() {
        try (GroupBatch batch = new GroupBatch(media)) {
            while ((underWay = queue.nextGroup(witnessIntervalNanos)) != null) {
                long beginNanos = System.nanoTime();
                health.requireWell();
                write(batch);
                if (System.nanoTime() - witnessedNanos >= witnessIntervalNanos) {
                    writeWitness();
                }
                waitUntil(beginNanos + pace.intervalNanos(underWay.size()));
            }
            writeWitness();
        } catch (Throwable failure) {
            stop(failure);
        }
    }

    RocksJournalMetrics metrics() {
        return metrics;
    }

    private void write(GroupBatch batch) throws IOException, RocksDBException {
        for (Work<?> work : underWay) {
            work.join(batch);
        }
        writeFrames(batch.frames());
        writeRows(batch);
        batch.clear();
        for (Work<?> work : underWay) {
            work.complete();
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void writeFrames(LogGroup frames) throws IOException {
        if (frames.frames() > 0) {
            long startNanos = System.nanoTime();
            disk.append(frames, lastWrite);
            metrics = metrics.plus(frames.frames(), frames.storedBytes(), System.nanoTime() - startNanos);
        }
    }

    private void writeRows(GroupBatch batch) throws RocksDBException {
        if (batch.hasRows()) {
            long startNanos = System.nanoTime();
            disk.write(batch.rows(lastWrite + 1, media.log().lastGroup()));
            lastWrite++;
            metrics = metrics.plus(0, 0, System.nanoTime() - startNanos);
        }
    }

    private void writeWitness() throws IOException {
        Witness.Seen now = new Witness.Seen(lastWrite, media.log().lastGroup());
        if (!now.equals(witness.seen())) {
            witness.write(now);
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
