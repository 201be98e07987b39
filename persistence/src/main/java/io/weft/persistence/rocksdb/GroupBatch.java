package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What one group writes, all or nothing. Reused from group to group. Used by the writer alone. */
final class GroupBatch implements AutoCloseable {

    private final RocksStore store;
    private final WriteBatch batch = new WriteBatch();
    private int frames;
    private long frameBytes;

    GroupBatch(RocksStore store) {
        this.store = store;
    }

    /** For what must be looked up before it can be decided; shows nothing of this group. */
    RocksStore store() {
        return store;
    }

    void frame(EntityId entity, SealedFrame frame) throws RocksDBException {
        put(Column.FRAMES, Keys.frame(entity, frame.link().position()), frame.stored());
        put(Column.META, Keys.tail(entity), MetaRows.ofLink(frame.link()));
        frames++;
        frameBytes += frame.stored().length;
    }

    void put(Column column, byte[] key, byte[] value) throws RocksDBException {
        batch.put(store.handle(column), key, value);
    }

    void delete(Column column, byte[] key) throws RocksDBException {
        batch.delete(store.handle(column), key);
    }

    void deleteRange(Column column, byte[] from, byte[] to) throws RocksDBException {
        batch.deleteRange(store.handle(column), from, to);
    }

    boolean isEmpty() {
        return batch.count() == 0;
    }

    /** The number tells, after a crash, how far the log goes (see {@link Witness}). */
    WriteBatch numbered(long group) throws RocksDBException {
        put(Column.META, Keys.GROUP, MetaRows.ofLong(group));
        return batch;
    }

    int frames() {
        return frames;
    }

    long frameBytes() {
        return frameBytes;
    }

    void clear() {
        batch.clear();
        frames = 0;
        frameBytes = 0;
    }

    @Override
    public void close() {
        batch.close();
    }
}
