package io.weft.persistence.cassandra;

import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One epoch of one entity. Thread-safe. Stages complete on threads of the driver. */
final class CassandraOwnership implements JournalOwnership {

    private final CassandraJournal journal;
    private final OwnerRow claimed;
    private volatile Checkpoints.State state;

    CassandraOwnership(CassandraJournal journal, OwnerRow claimed) {
        this.journal = journal;
        this.claimed = claimed;
    }

    @Override
    public EntityId entity() {
        return claimed.entity();
    }

    @Override
    public long epoch() {
        return claimed.epoch();
    }

    @Override
    public long recover(Recovery recovery) {
        if (state != null) {
            throw new IllegalStateException(entity() + " is recovered already");
        }
        Recovering.Recovered recovered = journal.recover(claimed, recovery);
        state = new Checkpoints.State(recovered);
        return recovered.frames().lastPosition();
    }

    @Override
    public CompletionStage<AppendResult> append(long position, byte[] payload) {
        PlacedFrame frame;
        try {
            journal.requireOpen();
            SealedFrame.requireTakeable(payload);
            frame = recovered().frames().offer(position, payload);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return CompletableFuture.failedStage(e);
        }
        // What is durable already was stored before, so only the check is left.
        return frame == null ? checkFence() : journal.append(this, frame);
    }

    @Override
    public CompletionStage<AppendResult> checkFence() {
        return journal.checkFence(claimed);
    }

    /** To be called when the frame is stored, not before. */
    CompletionStage<AppendResult> stored(PlacedFrame frame) {
        return checkFence().thenApply(result -> {
            if (result instanceof AppendResult.Durable) {
                state.frames().durable(frame);
            }
            return result;
        });
    }

    @Override
    public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
        try {
            journal.requireOpen();
            return journal.checkpoint(recovered(), position, rows);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Checkpoints.State recovered() {
        Checkpoints.State known = state;
        if (known == null) {
            throw new IllegalStateException(entity() + " must be recovered first");
        }
        return known;
    }
}
