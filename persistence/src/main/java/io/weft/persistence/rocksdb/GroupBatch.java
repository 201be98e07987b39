package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.SealedFrame;
import io.weft.persistence.log.LogGroup;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What one group writes: its frames, all or nothing, and its rows, all or nothing. Reused from group to group. Used by the
 * writer alone.
 */
final class GroupBatch implements AutoCloseable {

    private final Media media;
    private final LogGroup frames = new LogGroup();
    private final WriteBatch rows = new WriteBatch();

    GroupBatch(Media media) {
        this.media = media;
    }

    /** For what must be looked up before it can be decided; shows nothing of this group. */
    Media media() {
        return media;
    }

    void frame(EntityState state, SealedFrame frame) {
        frames.add(state.frames(), frame);
    }

    void put(Column column, byte[] key, byte[] value) throws RocksDBException {
        rows.put(media.store().handle(column), key, value);
    }

    void delete(Column column, byte[] key) throws RocksDBException {
        rows.delete(media.store().handle(column), key);
    }

    void deleteRange(Column column, byte[] from, byte[] to) throws RocksDBException {
        rows.deleteRange(media.store().handle(column), from, to);
    }

    LogGroup frames() {
        return frames;
    }

    boolean hasRows() {
        return rows.count() > 0;
    }

    /** The numbers tell, after a crash, how far database and log go (see {@link Witness}, {@link Media}). */
    WriteBatch rows(long write, long logGroup) throws RocksDBException {
        put(Column.META, Keys.GROUP, MetaRows.ofLong(write));
        put(Column.META, Keys.LOG_GROUP, MetaRows.ofLong(logGroup));
        return rows;
    }

    void clear() {
        frames.clear();
        rows.clear();
    }

    @Override
    public void close() {
        rows.close();
    }
}
