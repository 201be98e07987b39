package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.protocol.route.ClusterIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.rocksdb.RocksDBException;

/**
 * The embedded journal: every entity of the process in one log of frames and one RocksDB, every acknowledged append behind
 * an fsync that it shares with all others of its group. Stages complete on the writer's thread, except those of fence
 * checks (at once) and checkpoints (on the thread of the checkpoints). Thread-safe.
 *
 * <p>Rule 23: on the first error of the disk the handler given to {@link #open} is called, once; it is expected to end
 * the process. If it returns, the journal stays silent all the same: nothing is durable any more, nothing is tried again.
 */
public final class RocksJournal implements Journal {

    private final OpenJournal open;
    private final Health health;
    private final WorkQueue queue;
    private final GroupWriter groups;
    private final Thread writer;
    private final Checkpointer checkpointer;

    /** Used by the writer alone. */
    private final Map<EntityId, EntityState> claimed = new HashMap<>();

    private volatile boolean closing;

    private RocksJournal(
            RocksJournalSettings settings, OpenJournal open, Health health, UnaryOperator<Disk> disk) {
        this.open = open;
        this.health = health;
        this.queue = new WorkQueue(settings);
        Disk written = disk.apply(open.media());
        this.groups = new GroupWriter(queue, open, written, health, settings);
        this.writer = new Thread(groups, "weft-journal-writer");
        this.checkpointer = new Checkpointer(new WriterClient(open.media(), queue, health), written, health, settings);
        open.media().log().whenGrown(checkpointer::trimLater);
    }

    /**
     * Opens the journal in a directory, or begins one there. Blocks; reads all of the log, and RocksDB's own twice.
     *
     * @param fatal called at most once, on whatever thread met it: with {@link JournalCorrupted} if what is stored is
     *              broken, else with what the disk or RocksDB failed with; not to close the journal, which would wait
     *              for that thread
     * @throws JournalUnusable if the directory is in use, is on a disk that is full or fails, or holds something else
     * @throws JournalCorrupted if what is stored can't be trusted
     */
    public static RocksJournal open(RocksJournalSettings settings, Consumer<Throwable> fatal) {
        return open(settings, fatal, UnaryOperator.identity());
    }

    static RocksJournal open(RocksJournalSettings settings, Consumer<Throwable> fatal, UnaryOperator<Disk> disk) {
        Health health = new Health(fatal);
        RocksJournal journal = new RocksJournal(settings, Opening.open(settings, health::fail), health, disk);
        journal.writer.start();
        return journal;
    }

    @Override
    public ClusterIdentity identityOr(ClusterIdentity ifNew) {
        return WriterClient.join(submit(new IdentityWork(ifNew)).toCompletableFuture());
    }

    @Override
    public CompletionStage<JournalOwnership> claim(EntityId entity) {
        if (entity.index() < 0) {
            throw new IllegalArgumentException("the index of an entity can't be negative, but is " + entity.index());
        }
        return submit(new ClaimWork(entity, claimed, (state, epoch) -> new RocksOwnership(this, state, epoch)));
    }

    /** What the writer has done so far: at least all that was acknowledged before. Costs nothing, closed or not. */
    public RocksJournalMetrics metrics() {
        return groups.metrics();
    }

    /** The checkpoints so far: at least all that were acknowledged before. Costs nothing, closed or not. */
    public CheckpointMetrics checkpoints() {
        return checkpointer.metrics();
    }

    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        checkpointer.close();
        queue.close();
        joinWriter();
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal could not be closed", e);
        }
    }

    <T> CompletionStage<T> submit(Work<T> work) {
        switch (queue.offer(work)) {
            case TAKEN -> { }
            case FULL -> work.fateUnknown("too much waits for the journal; nothing was written");
            case CLOSED -> work.fail(closedOrFailed());
        }
        return work.stage();
    }

    CompletionStage<AppendResult> checkpoint(EntityState state, long ownerEpoch, long position, Iterator<Row> rows) {
        return checkpointer.checkpoint(state, ownerEpoch, position, rows);
    }

    long recover(EntityState state, Recovery recovery) {
        requireUsable();
        checkpointer.finish(state);
        try {
            return EntityRecovery.recover(state, open.media(), recovery);
        } catch (IOException | RocksDBException e) {
            health.fail(e);
            throw new IllegalStateException("the journal has failed: " + e.getMessage(), e);
        }
    }

    void requireUsable() {
        health.requireWell();
        if (closing) {
            throw new IllegalStateException("the journal is closed");
        }
    }

    private IllegalStateException closedOrFailed() {
        try {
            requireUsable();
        } catch (IllegalStateException e) {
            return e;
        }
        return new IllegalStateException("the journal is closed");
    }

    private void joinWriter() {
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
