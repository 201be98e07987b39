package io.weft.node.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/** Permits for what may be under way at the same time. Thread-safe; never waits. */
public final class InFlightLimit {

    private final int max;
    private final AtomicInteger inFlight = new AtomicInteger();

    public InFlightLimit(int max) {
        this.max = max;
    }

    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    /** Takes all of them or none. */
    public boolean tryAcquire(int permits) {
        while (true) {
            int current = inFlight.get();
            if (permits > max - current) {
                return false;
            }
            if (inFlight.compareAndSet(current, current + permits)) {
                return true;
            }
        }
    }

    /** Takes as many permits as there are, at most the wanted number, and says how many. */
    public int acquireUpTo(int wanted) {
        while (true) {
            int current = inFlight.get();
            int granted = Math.min(wanted, max - current);
            if (granted <= 0) {
                return 0;
            }
            if (inFlight.compareAndSet(current, current + granted)) {
                return granted;
            }
        }
    }

    /** @throws IllegalStateException if more is given back than was taken */
    public void release(int permits) {
        if (inFlight.addAndGet(-permits) < 0) {
            throw new IllegalStateException("more permits were given back than taken");
        }
    }

    public int inFlight() {
        return inFlight.get();
    }
}
