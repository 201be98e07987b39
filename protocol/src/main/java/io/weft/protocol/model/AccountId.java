package io.weft.protocol.model;

import java.nio.ByteBuffer;

/**
 * A 20-byte account id, as wide as an Ethereum address; written as 0x-hex.
 *
 * @param high   bytes 0 to 7, big-endian
 * @param middle bytes 8 to 15
 * @param low    bytes 16 to 19
 */
public record AccountId(long high, long middle, int low) implements Comparable<AccountId> {

    public static final int BYTES = 20;

    /** @throws IllegalArgumentException if there are not exactly 20 bytes */
    public static AccountId of(byte[] bytes) {
        Hex.requireLength("an account id", bytes.length, BYTES);
        return readFrom(ByteBuffer.wrap(bytes));
    }

    /** @throws IllegalArgumentException if it is not 0x and 40 hexadecimal digits */
    public static AccountId parse(String text) {
        return of(Hex.parse("an account id", text, BYTES));
    }

    public static AccountId readFrom(ByteBuffer in) {
        return new AccountId(in.getLong(), in.getLong(), in.getInt());
    }

    public void writeTo(ByteBuffer out) {
        out.putLong(high).putLong(middle).putInt(low);
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        writeTo(out);
        return out.array();
    }

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return other instanceof AccountId that && low == that.low && middle == that.middle && high == that.high;
    }

    @Override
    public int hashCode() {
        // Ids made by counting differ in few bits, so they are spread; placement has its own, keyed hash.
        long mixed = (high * 31 + middle) * 31 + low;
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    @Override
    public int compareTo(AccountId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        if (byHigh != 0) {
            return byHigh;
        }
        int byMiddle = Long.compareUnsigned(middle, other.middle);
        return byMiddle != 0 ? byMiddle : Integer.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        StringBuilder out = Hex.start(40);
        Hex.append(out, high, 16);
        Hex.append(out, middle, 16);
        return Hex.append(out, low, 8).toString();
    }
}
