package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Some rows of a checkpoint. Staged, it is: position of the checkpoint (8 bytes), then per row the length of key and
 * value (4 each; −1: the row is deleted), key, value.
 */
final class RowChunk {

    private static final int DELETED = -1;
    private static final int LENGTHS_BYTES = 2 * Integer.BYTES;

    private final List<Row> rows = new ArrayList<>();
    private int bytes;

    void add(Row row) {
        rows.add(row);
        bytes += LENGTHS_BYTES + row.key().length + (row.value() == null ? 0 : row.value().length);
    }

    int bytes() {
        return bytes;
    }

    void putInto(GroupBatch group, EntityId entity) throws RocksDBException {
        for (Row row : rows) {
            byte[] key = Keys.row(entity, row.key());
            if (row.value() == null) {
                group.delete(Column.ROWS, key);
            } else {
                group.put(Column.ROWS, key, row.value());
            }
        }
    }

    byte[] encode(long position) {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + bytes).putLong(position);
        for (Row row : rows) {
            out.putInt(row.key().length).putInt(row.value() == null ? DELETED : row.value().length).put(row.key());
            if (row.value() != null) {
                out.put(row.value());
            }
        }
        return out.array();
    }

    /**
     * @param what for the message
     * @throws JournalCorrupted if it is no chunk of the checkpoint at this position
     */
    static RowChunk decode(String what, long position, byte[] stored) {
        if (stored == null) {
            throw new JournalCorrupted(what + " is missing");
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(stored);
            long storedPosition = in.getLong();
            if (storedPosition != position) {
                throw new JournalCorrupted(what + " belongs to frame " + storedPosition);
            }
            RowChunk chunk = new RowChunk();
            while (in.hasRemaining()) {
                int keyBytes = in.getInt();
                int valueBytes = in.getInt();
                chunk.add(new Row(take(in, keyBytes), valueBytes == DELETED ? null : take(in, valueBytes)));
            }
            return chunk;
        } catch (BufferUnderflowException e) {
            throw new JournalCorrupted(what + " is broken", e);
        }
    }

    private static byte[] take(ByteBuffer in, int count) {
        if (count < 0 || count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[count];
        in.get(taken);
        return taken;
    }
}
