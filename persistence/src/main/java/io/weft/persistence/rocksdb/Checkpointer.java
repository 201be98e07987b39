package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocksdb.RocksDBException;

/** The one thread that makes checkpoints, of one entity after another. Thread-safe. */
final class Checkpointer {

    private final ThreadPoolExecutor thread;
    private final WriterClient writer;
    private final Health health;
    private final CheckpointRun.Sizes sizes;
    private final StagedFiles files;
    private final DeletedRows deleted;
    private final LogTrimmer trimmer;
    private final CheckpointMeter meter = new CheckpointMeter(System::nanoTime);
    private final AtomicBoolean trimIsDue = new AtomicBoolean();
    private volatile boolean closing;

    Checkpointer(WriterClient writer, Disk disk, Health health, RocksJournalSettings settings) {
        this.writer = writer;
        this.health = health;
        this.sizes = CheckpointRun.Sizes.of(settings);
        this.files = new StagedFiles(new LogFiles(settings.directory()).staged(), disk);
        this.deleted = new DeletedRows(writer.media().store());
        this.trimmer = new LogTrimmer(writer, settings);
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(settings.maxQueuedAppends()),
                task -> new Thread(task, "weft-journal-checkpoints"));
    }

    /** Completes when the new checkpoint stands. */
    CompletionStage<AppendResult> checkpoint(EntityState state, long ownerEpoch, long position, Iterator<Row> rows) {
        CompletableFuture<AppendResult> stage = new CompletableFuture<>();
        CheckpointRun run = new CheckpointRun(state, ownerEpoch, position, rows, sizes, files, deleted, writer);
        submit(stage, () -> {
            meter.begin();
            try {
                make(run, state, stage);
            } finally {
                meter.end();
            }
        });
        return stage;
    }

    private void make(CheckpointRun run, EntityState state, CompletableFuture<AppendResult> stage)
            throws IOException, RocksDBException {
        writer.requireUsable();
        // The last checkpoint may have stopped on the way, and its rows come first.
        StagedRows.finish(state, files, writer);
        AppendResult result = run.install();
        if (result.equals(AppendResult.DURABLE)) {
            meter.installed();
        }
        stage.complete(result);
        StagedRows.finish(state, files, writer);
        deleted.reclaim(state.entity());
        trim();
    }

    CheckpointMetrics metrics() {
        return meter.read();
    }

    /** The log has grown. */
    void trimLater() {
        if (trimIsDue.compareAndSet(false, true)) {
            // Nobody waits for it, so whatever goes wrong is the journal's.
            submit(CompletableFuture.completedFuture(null), this::trim);
        }
    }

    private void trim() throws IOException, RocksDBException {
        trimIsDue.set(false);
        trimmer.trim();
    }

    /** Waits until the rows of the entity show its last checkpoint. */
    void finish(EntityState state) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        submit(done, () -> {
            StagedRows.finish(state, files, writer);
            done.complete(true);
        });
        WriterClient.join(done);
    }

    /** Ends what is under way at the next piece; what was installed but not ingested is ingested after the next open. */
    void close() {
        closing = true;
        writer.close();
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Task {
        void run() throws IOException, RocksDBException;
    }

    private void submit(CompletableFuture<?> stage, Task task) {
        try {
            thread.execute(() -> run(stage, task));
        } catch (RejectedExecutionException e) {
            stage.completeExceptionally(new IllegalStateException("the journal is closed, or has too many checkpoints", e));
        }
    }

    private void run(CompletableFuture<?> stage, Task task) {
        try {
            task.run();
        } catch (IOException | RocksDBException e) {
            health.fail(e);
            stage.completeExceptionally(new IllegalStateException("the journal has failed: " + e.getMessage(), e));
        } catch (JournalCorrupted e) {
            if (!stage.completeExceptionally(e)) {
                // Its checkpoint stands, so there is nobody else to tell.
                health.fail(e);
            }
        } catch (Throwable e) {
            if (!stage.completeExceptionally(e) && !closing) {
                health.fail(e);
            }
        }
    }
}
