package io.weft.persistence.rocksdb;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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

    /** Calls the handler, the first time. It is expected to end the process. */
    void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            LOG.error("the journal has failed and does nothing more", cause);
            fatal.accept(cause);
        }
    }

    /** @throws IllegalStateException if the journal has failed */
    void requireWell() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the journal has failed: " + cause.getMessage(), cause);
        }
    }
}
