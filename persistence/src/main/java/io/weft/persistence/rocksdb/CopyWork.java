package io.weft.persistence.rocksdb;

import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/**
 * A write that is right whoever owns the entity now: what is already durable is where it is read (the staged rows of
 * an installed checkpoint), or goes there (the frames of an old segment), or the beginning of the log is moved on.
 */
final class CopyWork extends Work<Boolean> {

    private final long bytes;
    private final ChunkWork.Puts puts;
    private final Runnable whenDurable;

    CopyWork(long bytes, ChunkWork.Puts puts, Runnable whenDurable) {
        this.bytes = bytes;
        this.puts = puts;
        this.whenDurable = whenDurable;
    }

    @Override
    Object lane() {
        return this;
    }

    @Override
    long bytes() {
        return bytes;
    }

    @Override
    Supplier<Boolean> addTo(GroupBatch group) throws RocksDBException {
        puts.addTo(group);
        return () -> {
            whenDurable.run();
            return true;
        };
    }
}
