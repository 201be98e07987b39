package io.weft.protocol.time;

import java.util.PriorityQueue;

/**
 * What is due when. Entries are never removed before they are due; whoever takes one checks whether it still matters.
 * Those of the same time come out in the order in which they went in, so that runs repeat. Not thread-safe.
 *
 * @param <T> what is due
 */
public final class TimerQueue<T> {

    private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>();
    private long sequence;

    private record Entry<T>(long atMs, long sequence, T what) implements Comparable<Entry<T>> {
        @Override
        public int compareTo(Entry<T> other) {
            return atMs != other.atMs ? Long.compare(atMs, other.atMs) : Long.compare(sequence, other.sequence);
        }
    }

    public void add(long atMs, T what) {
        entries.add(new Entry<>(atMs, sequence++, what));
    }

    /** The next thing that is due, or null. */
    public T pollDue(long nowMs) {
        return entries.isEmpty() || entries.peek().atMs > nowMs ? null : entries.poll().what;
    }

    /** When the next thing is due; {@link Long#MAX_VALUE} if there is none. */
    public long nextMs() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().atMs;
    }
}
