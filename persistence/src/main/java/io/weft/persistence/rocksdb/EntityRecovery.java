package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.ChainReader;
import io.weft.persistence.log.EntityFrames;
import io.weft.persistence.log.FrameReader;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import java.io.IOException;
import java.util.Arrays;
import org.rocksdb.RocksDBException;

/**
 * Reads one entity back and checks that it is all there: the two copies of the marker agree, the chain of frames is
 * unbroken from the marker on, first over those that were moved into the database, then over those in the log, and it ends
 * with the last append.
 */
final class EntityRecovery {

    private final EntityId entity;
    private final EntityFrames.View frames;
    private final FrameReader reader;
    private final StoreView view;
    private final Recovery recovery;

    private EntityRecovery(EntityId entity, EntityFrames.View frames, FrameReader reader, StoreView view,
            Recovery recovery) {
        this.entity = entity;
        this.frames = frames;
        this.reader = reader;
        this.view = view;
        this.recovery = recovery;
    }

    /**
     * The view of the log is taken before that of the database: what leaves the log is durable in the database by then, so
     * between them nothing can be lost.
     *
     * @return the position of the last frame
     * @throws JournalCorrupted naming what is missing or broken
     * @throws IllegalStateException if a newer owner has gone on meanwhile
     */
    static long recover(EntityState state, Media media, Recovery recovery) throws IOException, RocksDBException {
        return media.log().<Long, RocksDBException>reading(reader -> {
            EntityFrames.View frames = state.frames().view();
            return media.store().read(view ->
                    new EntityRecovery(state.entity(), frames, reader, view, recovery).recover());
        });
    }

    private long recover() throws IOException, RocksDBException {
        ChainLink checkpoint = reading("the rows of its checkpoint", this::rows);
        if (checkpoint.position() > frames.tail().position()) {
            throw new IllegalStateException(entity + ": a newer owner has gone on");
        }
        ChainReader chain = new ChainReader(entity, checkpoint);
        try {
            byte[] first = Keys.frame(entity, checkpoint.position() + 1);
            view.forEach(Column.FRAMES, first, endOfMovedFrames(checkpoint), (key, stored) -> {
                long position = Keys.positionOf(key);
                recovery.frame(position, chain.next(position, stored));
            });
        } catch (RocksDBException e) {
            throw unreadable("frame " + (chain.last().position() + 1), e);
        }
        for (int n = 0; n < frames.places().length; n++) {
            long position = frames.firstPosition() + n;
            if (position > checkpoint.position()) {
                recovery.frame(position, chain.next(position, reader.stored(frames, n)));
            }
        }
        if (!chain.last().equals(frames.tail())) {
            throw new JournalCorrupted(
                    entity + ": its frames end at " + chain.last() + ", but the last append was " + frames.tail());
        }
        return chain.last().position();
    }

    /** From there on the log has them. */
    private byte[] endOfMovedFrames(ChainLink checkpoint) {
        return Keys.frame(entity, Math.max(frames.firstPosition(), checkpoint.position() + 1));
    }

    private ChainLink rows() throws RocksDBException {
        byte[] key = Keys.entity(entity);
        byte[] stored = view.get(Column.META, Keys.checkpoint(entity));
        if (!Arrays.equals(stored, view.get(Column.ROWS, key))) {
            throw new JournalCorrupted(entity + ": the two copies of its checkpoint marker differ");
        }
        Marker marker = MetaRows.read("checkpoint of " + entity, stored, Marker::decode);
        view.forEach(Column.ROWS, key, Keys.afterEntity(entity), (rowKey, value) -> {
            if (rowKey.length > Keys.ENTITY_BYTES) {
                recovery.row(Keys.rowKeyOf(rowKey), value);
            }
        });
        return marker == null ? ChainLink.start(entity) : marker.link();
    }

    private interface Part<T> {
        T read() throws RocksDBException;
    }

    private <T> T reading(String what, Part<T> part) throws RocksDBException {
        try {
            return part.read();
        } catch (RocksDBException e) {
            throw unreadable(what, e);
        }
    }

    /** What RocksDB says names the file. */
    private JournalCorrupted unreadable(String what, RocksDBException e) throws RocksDBException {
        if (!RocksFailure.isCorruption(e)) {
            throw e;
        }
        return new JournalCorrupted(entity + ": " + what + " can't be read: " + e.getMessage(), e);
    }
}
