package io.weft.persistence.rocksdb;

import static org.awaitility.Awaitility.await;

import io.weft.persistence.log.LogGroup;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** A disk whose writes wait while its gate is closed. */
final class GatedDisk {

    private static final int WIDE_OPEN = 1_000_000;

    private final Semaphore gate = new Semaphore(WIDE_OPEN);
    private final AtomicInteger atTheGate = new AtomicInteger();

    Disk over(Disk disk) {
        return new ForwardingDisk(disk) {
            @Override
            public void append(LogGroup frames, long databaseWrite) throws IOException {
                awaitGate();
                super.append(frames, databaseWrite);
            }

            @Override
            public void write(WriteBatch rows) throws RocksDBException {
                awaitGate();
                super.write(rows);
            }
        };
    }

    private void awaitGate() {
        atTheGate.incrementAndGet();
        gate.acquireUninterruptibly();
        atTheGate.decrementAndGet();
        gate.release();
    }

    void close() {
        gate.acquireUninterruptibly(WIDE_OPEN);
    }

    void open() {
        gate.release(WIDE_OPEN);
    }

    void awaitWriteAtTheGate() {
        await().until(() -> atTheGate.get() == 1);
    }
}
