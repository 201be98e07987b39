package io.weft.protocol.model;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What tells one content from another under the same {@link TxId}: the first 128 bits of SHA-256 over its steps. */
public record Digest(long high, long low) {

    public static final int BYTES = 16;

    private static final ThreadLocal<Hash> HASH = ThreadLocal.withInitial(Hash::new);

    /** Of the canonical encoding of the steps, see {@link StepBytes}. */
    public static Digest of(Transaction transaction) {
        return HASH.get().of(transaction.steps());
    }

    /** Makes no objects but the result. */
    private static final class Hash {

        private static final int SHA_256_BYTES = 32;
        /** What is kept for the next one: enough for nearly all. */
        private static final int KEPT_BYTES = 4096;

        private final MessageDigest sha256 = sha256();
        private final ByteBuffer kept = ByteBuffer.allocate(KEPT_BYTES);
        private final byte[] hash = new byte[SHA_256_BYTES];
        private final ByteBuffer result = ByteBuffer.wrap(hash);

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform must have SHA-256", e);
            }
        }

        private Digest of(List<Step> steps) {
            int most = StepBytes.mostBytes(steps);
            ByteBuffer bytes = most <= KEPT_BYTES ? kept.clear() : ByteBuffer.allocate(most);
            StepBytes.write(steps, bytes);
            sha256.update(bytes.flip());
            try {
                sha256.digest(hash, 0, SHA_256_BYTES);
            } catch (DigestException e) {
                throw new IllegalStateException("a hash is longer than it is", e);
            }
            return readFrom(result.rewind());
        }
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
