package io.weft.persistence.rocksdb;

import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/** One step of bringing an installed checkpoint into the rows. Whoever owns the entity now, it must be finished. */
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
