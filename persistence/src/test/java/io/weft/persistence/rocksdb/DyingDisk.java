package io.weft.persistence.rocksdb;

import io.weft.persistence.log.LogGroup;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** A disk that works until it is told how many more writes it has left, and then never again. */
final class DyingDisk {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    Disk over(Disk disk) {
        return new ForwardingDisk(disk) {
            @Override
            public void append(LogGroup frames, long databaseWrite) throws IOException {
                if (isDead()) {
                    throw new IOException("the disk has died");
                }
                super.append(frames, databaseWrite);
            }

            @Override
            public void write(WriteBatch rows) throws RocksDBException {
                requireAlive();
                super.write(rows);
            }

            @Override
            public void writeFile(Path file, EntityId entity, List<Row> sorted) throws RocksDBException {
                requireAlive();
                super.writeFile(file, entity, sorted);
            }

            @Override
            public void ingest(Path file) throws RocksDBException {
                requireAlive();
                super.ingest(file);
            }
        };
    }

    private void requireAlive() throws RocksDBException {
        if (isDead()) {
            throw new RocksDBException("the disk has died");
        }
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
