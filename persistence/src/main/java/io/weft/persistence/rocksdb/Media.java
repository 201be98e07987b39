package io.weft.persistence.rocksdb;

import io.weft.persistence.log.EntityFrames;
import io.weft.persistence.log.FrameLog;
import io.weft.persistence.log.LogGroup;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What the journal writes to: the log, which takes the frames, and the database, which takes all that is seldom written.
 *
 * <p>No write goes over both at once, and none needs to. What must hold after a crash, and why it does:
 *
 * <ul>
 *   <li>An epoch is durable in the database before its owner has anything appended: the claim completes only then. So no
 *       frame is of a later epoch than the database knows.
 *   <li>A checkpoint is offered only for a durable frame. So no marker is ahead of the log.
 *   <li>A marker is durable before the frames that it covers are dropped from the index; where the log begins is durable
 *       in the database, behind those markers, before a segment before there is deleted. So what a marker does not cover
 *       is there, and a segment that is missing is told from one that was deleted.
 *   <li>The files of a checkpoint, and their names, are durable before the marker that counts them; they are deleted when a
 *       marker is durable that counts none. So whatever a marker counts is there, and can be ingested again.
 *   <li>Frames that are moved into the database are durable there before they are dropped from the index. Until their
 *       segment is deleted they are in both, and are the same.
 *   <li>Each medium carries the number of the other's last write before its own, so that an older copy of only one of the
 *       two is noticed however fresh the {@link Witness} is.
 * </ul>
 */
record Media(RocksStore store, FrameLog log) implements Disk {

    @Override
    public void append(LogGroup frames, long databaseWrite) throws IOException {
        log.write(frames, databaseWrite);
    }

    @Override
    public void write(WriteBatch rows) throws RocksDBException {
        store.write(rows);
    }

    @Override
    public void writeFile(Path file, EntityId entity, List<Row> sorted) throws RocksDBException {
        store.writeFile(file, entity, sorted);
    }

    @Override
    public void ingest(Path file) throws RocksDBException {
        store.ingest(Column.ROWS, file);
    }

    /**
     * A durable frame as it is stored.
     *
     * @return null if there is none, or none any more
     */
    byte[] frame(EntityState state, long position) throws IOException, RocksDBException {
        byte[] logged = log.reading(reader -> {
            EntityFrames.View frames = state.frames().view();
            long n = position - frames.firstPosition();
            return n < 0 || n >= frames.places().length ? null : reader.stored(frames, (int) n);
        });
        return logged != null ? logged : store.get(Column.FRAMES, Keys.frame(state.entity(), position));
    }
}
