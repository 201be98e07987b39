package io.weft.persistence.memory;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.route.ClusterIdentity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A journal that keeps everything in memory: nothing survives the process, everything else is as with a real one. For
 * tests of what stands before a journal. Thread-safe.
 */
public final class MemoryJournal implements Journal {

    private final MemoryStore store;
    private final Executor completions;
    private volatile boolean closed;

    /** Completes every stage before it is returned, on the thread of the caller. */
    public MemoryJournal() {
        this(Runnable::run);
    }

    /** @param completions does the work and completes the stages; in the order given, if it keeps order */
    public MemoryJournal(Executor completions) {
        this(new MemoryStore(), completions);
    }

    private MemoryJournal(MemoryStore store, Executor completions) {
        this.store = store;
        this.completions = completions;
    }

    /** Closes this one, and opens another on the same content: what a restarted process would find. */
    public MemoryJournal reopen() {
        close();
        return new MemoryJournal(store, completions);
    }

    @Override
    public ClusterIdentity identityOr(ClusterIdentity ifNew) {
        requireOpen();
        return store.identityOr(ifNew);
    }

    @Override
    public CompletionStage<JournalOwnership> claim(EntityId entity) {
        return complete(() -> {
            MemoryEntity claimed = store.entity(entity);
            return new MemoryOwnership(this, claimed, claimed.claim());
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    <T> CompletionStage<T> complete(Supplier<? extends T> work) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        completions.execute(() -> {
            try {
                requireOpen();
                stage.complete(work.get());
            } catch (RuntimeException e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
    }
}
