package io.weft.protocol.time;

/** One thing that is due. */
final class Timer<T> implements Comparable<Timer<T>> {

    final long atMs;
    final long sequence;
    final T what;
    /** Of the same slot. */
    Timer<T> next;

    Timer(long atMs, long sequence, T what) {
        this.atMs = atMs;
        this.sequence = sequence;
        this.what = what;
    }

    @Override
    public int compareTo(Timer<T> other) {
        return atMs != other.atMs ? Long.compare(atMs, other.atMs) : Long.compare(sequence, other.sequence);
    }
}
