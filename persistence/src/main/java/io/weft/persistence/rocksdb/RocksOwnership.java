package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One epoch of one entity. Thread-safe. */
final class RocksOwnership implements JournalOwnership {

    private final RocksJournal journal;
    private final EntityState state;
    private final long epoch;

    RocksOwnership(RocksJournal journal, EntityState state, long epoch) {
        this.journal = journal;
        this.state = state;
        this.epoch = epoch;
    }

    @Override
    public EntityId entity() {
        return state.entity();
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long recover(Recovery recovery) {
        return journal.recover(state, recovery);
    }

    @Override
    public CompletionStage<AppendResult> append(long position, byte[] payload) {
        try {
            SealedFrame.requireTakeable(payload);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedStage(e);
        }
        return journal.submit(new AppendWork(state, epoch, position, payload));
    }

    /** Answers at once: see {@link EntityState#checkFence}. */
    @Override
    public CompletionStage<AppendResult> checkFence() {
        try {
            journal.requireUsable();
        } catch (IllegalStateException e) {
            return CompletableFuture.failedStage(e);
        }
        return CompletableFuture.completedStage(state.checkFence(epoch));
    }

    @Override
    public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
        return journal.checkpoint(state, epoch, position, rows);
    }
}
