package io.weft.persistence.cassandra;

import java.util.concurrent.TimeUnit;

/** Bounds what is on its way. Thread-safe. */
final class InFlight {

    private final long maxBytes;
    private long bytes;
    private int frames;

    InFlight(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @return false if there is no room */
    synchronized boolean enter(int frameBytes) {
        if (bytes + frameBytes > maxBytes) {
            return false;
        }
        bytes += frameBytes;
        frames++;
        return true;
    }

    synchronized void leave(int frameBytes) {
        bytes -= frameBytes;
        frames--;
        notifyAll();
    }

    /** Blocks until there is nothing, or for so long. */
    synchronized void awaitNone(long timeoutMs) {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        try {
            long leftMs = timeoutMs;
            while (frames > 0 && leftMs > 0) {
                wait(leftMs);
                leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
