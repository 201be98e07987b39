package io.weft.persistence.cassandra;

import io.weft.persistence.frame.RowLimits;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How rows stand in a run, big-endian: length of the key (2 bytes), of the value (4; -1: deleted), key, value. */
final class RowCodec {

    static final int HEADER_BYTES = Short.BYTES + Integer.BYTES;

    private static final int DELETED = -1;

    private RowCodec() {}

    static int bytesOf(Row row) {
        return HEADER_BYTES + row.key().length + (row.value() == null ? 0 : row.value().length);
    }

    static ByteBuffer header(Row row) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putShort((short) row.key().length).putInt(row.value() == null ? DELETED : row.value().length).flip();
    }

    /**
     * The next row, if there is one.
     *
     * @throws IOException if it ends within a row, or is none
     */
    static Optional<Row> read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int keyBytes = first << 8 | in.readUnsignedByte();
        int valueBytes = in.readInt();
        if (keyBytes < 1 || keyBytes > RowLimits.MAX_KEY_BYTES || valueBytes < DELETED
                || valueBytes > RowLimits.MAX_VALUE_BYTES) {
            throw new IOException("a row of " + keyBytes + " and " + valueBytes + " bytes");
        }
        byte[] key = new byte[keyBytes];
        in.readFully(key);
        byte[] value = valueBytes == DELETED ? null : new byte[valueBytes];
        if (value != null) {
            in.readFully(value);
        }
        return Optional.of(new Row(key, value));
    }
}
