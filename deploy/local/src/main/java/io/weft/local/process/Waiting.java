package io.weft.local.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Looks again and again, up to a limit. For one thread. */
public final class Waiting {

    private static final long POLL_MS = 20;

    private final long sinceNanos = System.nanoTime();
    private final long limitMs;

    public Waiting(long limitMs) {
        this.limitMs = limitMs;
    }

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits a little. False if the limit has passed. */
    public boolean goOn() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos) <= limitMs;
    }
}
