package io.weft.protocol.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What tells one content from another under the same {@link TxId}: the first 128 bits of SHA-256 over its steps. */
public record Digest(long high, long low) {

    public static final int BYTES = 16;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    });

    /** Of the canonical encoding of the steps, see {@link StepBytes}. */
    public static Digest of(Transaction transaction) {
        return readFrom(ByteBuffer.wrap(SHA_256.get().digest(StepBytes.encode(transaction.steps()))));
    }

    public static Digest of(byte[] bytes) {
        Hex.requireLength("a digest", bytes.length, BYTES);
        return readFrom(ByteBuffer.wrap(bytes));
    }

    private static Digest readFrom(ByteBuffer in) {
        return new Digest(in.getLong(), in.getLong());
    }

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && low == that.low && high == that.high;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + low);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }
}
