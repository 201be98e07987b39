package io.weft.persistence.rocksdb;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk whose writes wait while its gate is closed. */
final class GatedDisk {

    private static final int WIDE_OPEN = 1_000_000;

    private final Semaphore gate = new Semaphore(WIDE_OPEN);
    private final AtomicInteger atTheGate = new AtomicInteger();

    GroupWrite over(GroupWrite disk) {
        return group -> {
            atTheGate.incrementAndGet();
            gate.acquireUninterruptibly();
            atTheGate.decrementAndGet();
            try {
                disk.write(group);
            } finally {
                gate.release();
            }
        };
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
