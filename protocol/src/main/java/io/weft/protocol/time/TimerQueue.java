package io.weft.protocol.time;

import java.util.PriorityQueue;

/**
 * What is due when. Entries are never removed before they are due; whoever takes one checks whether it still matters.
 * Those of the same time come out in the order in which they went in, so that runs repeat. Not thread-safe.
 *
 * @param <T> what is due
 */
public final class TimerQueue<T> {

    /** Nearly all: every transaction sets some, all with the same few delays. */
    private final TimerWheel<T> soon = new TimerWheel<>();
    /** Those that were out of the wheel's range when they came. */
    private final PriorityQueue<Timer<T>> others = new PriorityQueue<>();
    private long sequence;

    public void add(long atMs, T what) {
        Timer<T> timer = new Timer<>(atMs, sequence++, what);
        if (soon.covers(atMs)) {
            soon.add(timer);
        } else {
            others.add(timer);
        }
    }

    /** The next thing that is due, or null. */
    public T pollDue(long nowMs) {
        if (nextMs() > nowMs) {
            soon.startAt(nowMs);
            return null;
        }
        Timer<T> next = soon.peek();
        if (next == null || !others.isEmpty() && others.peek().compareTo(next) < 0) {
            return others.poll().what;
        }
        soon.poll();
        return next.what;
    }

    /** When the next thing is due; {@link Long#MAX_VALUE} if there is none. */
    public long nextMs() {
        return others.isEmpty() ? soon.nextMs() : Math.min(soon.nextMs(), others.peek().atMs);
    }
}
