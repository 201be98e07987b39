package io.weft.protocol.model;

import java.nio.ByteBuffer;

/**
 * The client-chosen 128-bit id of a transaction, a UUIDv7 (RFC 9562, section 5.7): its first 48 bits are its time in
 * milliseconds since 1970. Its order, first by time and then by the remaining bits, is the age of the transaction: the
 * smaller, the older.
 */
public record TxId(long high, long low) implements Comparable<TxId> {

    public static final int BYTES = 16;

    /** @throws IllegalArgumentException if there are not exactly 16 bytes */
    public static TxId of(byte[] bytes) {
        Hex.requireLength("a transaction id", bytes.length, BYTES);
        return readFrom(ByteBuffer.wrap(bytes));
    }

    /** @throws IllegalArgumentException if it is not 0x and 32 hexadecimal digits */
    public static TxId parse(String text) {
        return of(Hex.parse("a transaction id", text, BYTES));
    }

    /**
     * A version 7 id of the given time.
     *
     * @param randomA 12 random bits; higher ones are ignored
     * @param randomB 62 random bits; higher ones are ignored
     */
    public static TxId of(long timeMs, int randomA, long randomB) {
        return new TxId(timeMs << 16 | 0x7000L | randomA & 0xFFF, 0x8000000000000000L | randomB & 0x3FFFFFFFFFFFFFFFL);
    }

    /** The smallest id of a time: older than every other transaction of that millisecond. */
    public static TxId smallestOf(long timeMs) {
        return new TxId(timeMs << 16, 0);
    }

    public static TxId readFrom(ByteBuffer in) {
        return new TxId(in.getLong(), in.getLong());
    }

    public void writeTo(ByteBuffer out) {
        out.putLong(high).putLong(low);
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        writeTo(out);
        return out.array();
    }

    /** Milliseconds since 1970. */
    public long timeMs() {
        return high >>> 16;
    }

    /** Whether version and variant are those of a UUIDv7. */
    public boolean isVersion7() {
        return (high & 0xF000) == 0x7000 && low >>> 62 == 0b10;
    }

    public boolean isOlderThan(TxId other) {
        return compareTo(other) < 0;
    }

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return other instanceof TxId that && low == that.low && high == that.high;
    }

    @Override
    public int hashCode() {
        long mixed = (high * 31 ^ low) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    @Override
    public int compareTo(TxId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        StringBuilder out = Hex.start(32);
        Hex.append(out, high, 16);
        return Hex.append(out, low, 16).toString();
    }
}
