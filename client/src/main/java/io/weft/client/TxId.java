package io.weft.client;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/**
 * Names a transaction: a UUIDv7 (RFC 9562, section 5.7). A ledger executes what is sent under one id at most once.
 *
 * @param high its time in milliseconds since 1970, the version, and 12 random bits
 * @param low  the variant, and 62 random bits
 */
public record TxId(long high, long low) {

    public static final int BYTES = 16;

    private static final long VERSION_MASK = 0xF000;
    private static final long VERSION = 0x7000;
    private static final long RANDOM_OF_HIGH = 0xFFF;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_OF_LOW = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final int TIME_SHIFT = 16;

    /** @throws IllegalArgumentException if it is not a UUIDv7 */
    public TxId {
        if ((high & VERSION_MASK) != VERSION || (low & ~RANDOM_OF_LOW) != VARIANT) {
            throw new IllegalArgumentException(Hex.of(bytes(high, low)) + " is not a UUIDv7");
        }
    }

    /** @param timeMs since 1970; the other numbers are random */
    public static TxId of(long timeMs, long random, long moreRandom) {
        return new TxId(high(timeMs, random), low(moreRandom));
    }

    /** The first half of an id, for who makes many. */
    public static long high(long timeMs, long random) {
        return timeMs << TIME_SHIFT | VERSION | random & RANDOM_OF_HIGH;
    }

    /** The second half. */
    public static long low(long random) {
        return VARIANT | random & RANDOM_OF_LOW;
    }

    public static TxId of(ByteString bytes) {
        if (bytes.size() != BYTES) {
            throw new IllegalArgumentException("a transaction id has " + BYTES + " bytes, but these are " + bytes.size());
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new TxId(buffer.getLong(), buffer.getLong());
    }

    /** From 32 hexadecimal digits, with or without 0x before them. */
    public static TxId parse(String text) {
        return of(Hex.parse(text));
    }

    public long timeMs() {
        return high >>> TIME_SHIFT;
    }

    public ByteString bytes() {
        return bytes(high, low);
    }

    private static ByteString bytes(long high, long low) {
        return ByteString.copyFrom(ByteBuffer.allocate(BYTES).putLong(high).putLong(low).flip());
    }

    /** 0x and 32 hexadecimal digits. */
    @Override
    public String toString() {
        return Hex.of(bytes());
    }
}
