package io.weft.persistence.cassandra;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats what failed for a reason that may pass, ever more slowly, until it succeeds or the journal is closed. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private static final long MIN_DELAY_MS = 20;
    private static final long MAX_DELAY_MS = 1000;

    private final CountDownLatch closed = new CountDownLatch(1);

    void close() {
        closed.countDown();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("the journal is closed");
        }
    }

    /**
     * Blocks until it succeeds.
     *
     * @param what    for the log
     * @param attempt may be made many times
     * @throws IllegalStateException if the journal is closed meanwhile
     */
    <T> T until(String what, Supplier<T> attempt) {
        long delayMs = MIN_DELAY_MS;
        while (true) {
            requireOpen();
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (isClosed()) {
                    throw new IllegalStateException("the journal is closed", e);
                }
                if (!Faults.mayPass(e)) {
                    throw e;
                }
                LOG.warn("{} does not succeed and is tried again in {} ms: {}", what, delayMs, Faults.reason(e));
            }
            await(delayMs);
            delayMs = Math.min(2 * delayMs, MAX_DELAY_MS);
        }
    }

    /** One attempt has failed, and the caller finds out by itself what to do about it. */
    void passed(String what, Throwable error) {
        LOG.warn("{} has an unknown fate: {}", what, Faults.reason(error));
        await(MIN_DELAY_MS);
    }

    private void await(long delayMs) {
        try {
            if (closed.await(delayMs, TimeUnit.MILLISECONDS)) {
                requireOpen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Cassandra", e);
        }
    }
}
