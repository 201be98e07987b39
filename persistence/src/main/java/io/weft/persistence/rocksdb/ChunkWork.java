package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/** What makes a checkpoint stand, done only for the owner. */
final class ChunkWork extends OwnerWork {

    /** What a step adds to its group. */
    interface Puts {
        void addTo(GroupBatch group) throws RocksDBException;
    }

    private final long bytes;
    private final Puts puts;
    private final Runnable whenDurable;

    ChunkWork(EntityState state, long ownerEpoch, long bytes, Puts puts, Runnable whenDurable) {
        super(state, ownerEpoch);
        this.bytes = bytes;
        this.puts = puts;
        this.whenDurable = whenDurable;
    }

    /** It shares no state with appends, and the checkpointer waits for each before it offers the next. */
    @Override
    Object lane() {
        return this;
    }

    @Override
    long bytes() {
        return bytes;
    }

    @Override
    Supplier<AppendResult> addAsOwner(GroupBatch group) throws RocksDBException {
        puts.addTo(group);
        return () -> {
            whenDurable.run();
            return AppendResult.DURABLE;
        };
    }
}
