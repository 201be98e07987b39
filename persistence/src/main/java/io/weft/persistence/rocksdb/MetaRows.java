package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.route.ClusterIdentity;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** The values in {@link Column#META}, big-endian. */
final class MetaRows {

    /** Of everything that this package stores; the frames inside have their own. */
    static final int FORMAT_VERSION = 4;

    private MetaRows() {}

    static byte[] ofLong(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static long toLong(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    static byte[] ofIdentity(ClusterIdentity identity) {
        return ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES)
                .putInt(identity.shards())
                .putInt(identity.coordinators())
                .putLong(identity.key0())
                .putLong(identity.key1())
                .array();
    }

    static ClusterIdentity toIdentity(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        return new ClusterIdentity(in.getInt(), in.getInt(), in.getLong(), in.getLong());
    }

    /**
     * @return null if there is no such row
     * @throws JournalCorrupted naming the row, if it is not what was stored
     */
    static <T> T read(String row, byte[] stored, Function<byte[], T> decoder) {
        if (stored == null) {
            return null;
        }
        try {
            return decoder.apply(stored);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new JournalCorrupted("the row \"" + row + "\" of the journal is broken", e);
        }
    }
}
