package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/**
 * One thing for the writer to do: it joins a group, and its stage completes when the group is durable.
 *
 * @param <T> the answer
 */
abstract class Work<T> {

    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private Supplier<? extends T> whenDurable;
    private RuntimeException refusal;

    /** Two works of the same lane never share a group: each sees what the one before it left, durable. */
    abstract Object lane();

    /** About how much it adds to a group. */
    abstract long bytes();

    /**
     * Decides, then adds to the group what is to be written. Called once, by the writer. May refuse by one of the
     * exceptions below, before it has added anything.
     *
     * @return called by the writer when the group is durable: takes note of it, and gives the answer
     * @throws IllegalStateException if the caller has a bug
     * @throws JournalCorrupted if what is stored can't be trusted
     * @throws IOException if the disk fails
     * @throws RocksDBException if the disk or RocksDB fails
     */
    abstract Supplier<? extends T> addTo(GroupBatch group) throws IOException, RocksDBException;

    /** Says that it may or may not have been written, on an error after which the journal does nothing more. */
    void fateUnknown(String reason) {
        fail(new IllegalStateException(reason));
    }

    final void join(GroupBatch group) throws IOException, RocksDBException {
        try {
            whenDurable = addTo(group);
        } catch (IllegalStateException | JournalCorrupted e) {
            refusal = e;
        }
    }

    /** To be called only when the group is durable. */
    final void complete() {
        if (refusal != null) {
            stage.completeExceptionally(refusal);
        } else {
            stage.complete(whenDurable.get());
        }
    }

    final void fail(RuntimeException cause) {
        stage.completeExceptionally(cause);
    }

    final CompletableFuture<T> stage() {
        return stage;
    }
}
