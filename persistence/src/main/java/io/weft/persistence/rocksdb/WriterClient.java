package io.weft.persistence.rocksdb;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** How the checkpointer has things written: one piece at a time, between the appends. */
final class WriterClient {

    private static final String CLOSED = "the journal is closed";

    private final Media media;
    private final WorkQueue queue;
    private final Health health;
    private volatile boolean closed;

    WriterClient(Media media, WorkQueue queue, Health health) {
        this.media = media;
        this.queue = queue;
        this.health = health;
    }

    Media media() {
        return media;
    }

    /**
     * Waits until it is durable, or refused.
     *
     * @throws IllegalStateException if the journal is closed or has failed
     */
    <T> T write(Work<T> work) {
        requireUsable();
        if (queue.offerOwn(work) != WorkQueue.Admission.TAKEN) {
            requireUsable();
            throw new IllegalStateException(CLOSED);
        }
        return join(work.stage());
    }

    /** @throws IllegalStateException if the journal is closed or has failed */
    void requireUsable() {
        health.requireWell();
        if (closed) {
            throw new IllegalStateException(CLOSED);
        }
    }

    /** Waits, and throws what the stage failed with. */
    static <T> T join(CompletableFuture<T> stage) {
        try {
            return stage.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Ends a checkpoint between two of its pieces. */
    void close() {
        closed = true;
    }
}
