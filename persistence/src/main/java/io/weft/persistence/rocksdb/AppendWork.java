package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.Offer;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.io.IOException;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/** One frame. */
final class AppendWork extends OwnerWork {

    private final EntityState state;
    private final long ownerEpoch;
    private final long position;
    private final byte[] payload;

    AppendWork(EntityState state, long ownerEpoch, long position, byte[] payload) {
        super(state, ownerEpoch);
        this.state = state;
        this.ownerEpoch = ownerEpoch;
        this.position = position;
        this.payload = payload;
    }

    @Override
    Object lane() {
        return state.entity();
    }

    @Override
    long bytes() {
        return payload.length;
    }

    @Override
    Supplier<AppendResult> addAsOwner(GroupBatch group) throws IOException, RocksDBException {
        if (Offer.of(state.entity(), state.tail().position(), position) == Offer.REPEAT) {
            requireSame(group.media());
            return () -> AppendResult.DURABLE;
        }
        group.frame(state, SealedFrame.seal(state.tail(), ownerEpoch, payload));
        return () -> AppendResult.DURABLE;
    }

    private void requireSame(Media media) throws IOException, RocksDBException {
        byte[] stored = media.frame(state, position);
        if (stored == null || !SealedFrame.holds(stored, ownerEpoch, payload)) {
            throw Offer.conflict(state.entity(), position);
        }
    }
}
