package io.weft.persistence.rocksdb;

import io.weft.persistence.log.LogGroup;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** A disk that works until it is told how many more writes it has left, and then never again. */
final class DyingDisk {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    Disk over(Disk disk) {
        return new Disk() {
            @Override
            public void append(LogGroup frames, long databaseWrite) throws IOException {
                if (isDead()) {
                    throw new IOException("the disk has died");
                }
                disk.append(frames, databaseWrite);
            }

            @Override
            public void write(WriteBatch rows) throws RocksDBException {
                if (isDead()) {
                    throw new RocksDBException("the disk has died");
                }
                disk.write(rows);
            }
        };
    }

    private boolean isDead() {
        return left.getAndDecrement() <= 0;
    }

    void dieAfter(int writes) {
        left.set(writes);
    }

    /** Whether it had to refuse a write. */
    boolean died() {
        return left.get() < 0;
    }
}
