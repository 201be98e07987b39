package io.weft.persistence.rocksdb;

import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;

/** A disk that works until it is told how many more writes it has left, and then never again. */
final class DyingDisk {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    GroupWrite over(GroupWrite disk) {
        return group -> {
            if (left.getAndDecrement() <= 0) {
                throw new RocksDBException("the disk has died");
            }
            disk.write(group);
        };
    }

    void dieAfter(int writes) {
        left.set(writes);
    }

    /** Whether it had to refuse a write. */
    boolean died() {
        return left.get() < 0;
    }
}
