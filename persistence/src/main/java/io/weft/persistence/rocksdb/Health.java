package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the journal may still be used: after the first error of the disk it never is again (rule 23). Thread-safe. */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Consumer<Throwable> fatal;

    Health(Consumer<Throwable> fatal) {
        this.fatal = fatal;
    }

    /**
     * Calls the handler, the first time. It is expected to end the process, and learns by the type what to tell the
     * operator: {@link JournalCorrupted}, whichever way it came, or else the disk or a bug.
     */
    void fail(Throwable cause) {
        Throwable kind = corruptionIfSo(cause);
        if (failure.compareAndSet(null, kind)) {
            LOG.error("the journal has failed and does nothing more", kind);
            fatal.accept(kind);
        }
    }

    private static Throwable corruptionIfSo(Throwable cause) {
        if (cause instanceof RocksDBException e && RocksFailure.isCorruption(e)) {
            return new JournalCorrupted(e.getMessage(), e);
        }
        return cause;
    }

    /** @throws IllegalStateException if the journal has failed */
    void requireWell() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the journal has failed: " + cause.getMessage(), cause);
        }
    }
}
