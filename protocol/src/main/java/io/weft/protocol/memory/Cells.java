package io.weft.protocol.memory;

/**
 * How a value stands in a few numbers. The first of them, the head, is never zero and has its lowest bit free. So it stands
 * in checkpoints too: another way is another format.
 *
 * @param <V> an immutable value
 */
public interface Cells<V> {

    /** How many numbers a value takes. */
    int longs();

    /** Writes the value from {@code at} on. */
    void write(V value, long[] to, int at);

    /** Reads what {@link #write} has written; the lowest bit of the first number may be set since. */
    V read(long[] from, int at);
}
