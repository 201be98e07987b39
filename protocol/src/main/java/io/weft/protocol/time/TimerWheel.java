package io.weft.protocol.time;

/**
 * Timers of the next few seconds, a slot for each millisecond (G. Varghese and A. Lauck, "Hashed and hierarchical timing
 * wheels", 1987, scheme 4). Adding one and taking the next cost the same however many there are. Not thread-safe.
 */
final class TimerWheel<T> {

    private static final int SLOTS = 4096;
    private static final int MASK = SLOTS - 1;

    private final Timer<T>[] first = newSlots();
    private final Timer<T>[] last = newSlots();
    private final long[] filled = new long[SLOTS / Long.SIZE];
    /** No timer here is of an earlier time, and none is of this or more slots later. */
    private long startMs;
    private long nextMs = Long.MAX_VALUE;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Timer<T>[] newSlots() {
        return new Timer[SLOTS];
    }

    boolean covers(long atMs) {
        return atMs >= startMs && atMs < startMs + SLOTS;
    }

    /** Of a time that it covers. */
    void add(Timer<T> timer) {
        int slot = (int) timer.atMs & MASK;
        if (first[slot] == null) {
            first[slot] = timer;
            filled[slot / Long.SIZE] |= 1L << slot;
        } else {
            last[slot].next = timer;
        }
        last[slot] = timer;
        nextMs = Math.min(nextMs, timer.atMs);
    }

    /** {@link Long#MAX_VALUE} if there is none. */
    long nextMs() {
        return nextMs;
    }

    /** Null if there is none. */
    Timer<T> peek() {
        return nextMs == Long.MAX_VALUE ? null : first[(int) nextMs & MASK];
    }

    /** What {@link #peek} has shown. */
    void poll() {
        int slot = (int) nextMs & MASK;
        Timer<T> next = first[slot].next;
        first[slot] = next;
        if (next == null) {
            last[slot] = null;
            filled[slot / Long.SIZE] &= ~(1L << slot);
            nextMs = firstFrom(nextMs + 1);
        }
    }

    /** From here on later times are covered too; what is of an earlier time has been taken. */
    void startAt(long timeMs) {
        startMs = Math.max(startMs, Math.min(timeMs, nextMs));
    }

    private long firstFrom(long timeMs) {
        long endMs = startMs + SLOTS;
        while (timeMs < endMs) {
            int slot = (int) timeMs & MASK;
            long rest = filled[slot / Long.SIZE] >>> slot;
            if (rest != 0) {
                return timeMs + Long.numberOfTrailingZeros(rest);
            }
            timeMs += Long.SIZE - slot % Long.SIZE;
        }
        return Long.MAX_VALUE;
    }
}
