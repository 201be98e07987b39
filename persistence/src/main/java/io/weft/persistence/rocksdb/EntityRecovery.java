package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.ChainReader;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import java.util.Arrays;
import org.rocksdb.RocksDBException;

/**
 * Reads one entity back, from one view of the database, and checks that it is all there: the two copies of the marker
 * agree, the chain of frames is unbroken from the marker on, and it ends where the last append ended it.
 */
final class EntityRecovery {

    private final EntityId entity;
    private final StoreView view;
    private final Recovery recovery;

    private EntityRecovery(EntityId entity, StoreView view, Recovery recovery) {
        this.entity = entity;
        this.view = view;
        this.recovery = recovery;
    }

    /**
     * @return the position of the last frame
     * @throws JournalCorrupted naming what is missing or broken
     * @throws RocksDBException if the disk fails
     */
    static long recover(EntityId entity, RocksStore store, Recovery recovery) throws RocksDBException {
        return store.read(view -> new EntityRecovery(entity, view, recovery).recover());
    }

    private long recover() throws RocksDBException {
        ChainLink checkpoint = reading("the rows of its checkpoint", this::rows);
        ChainReader chain = new ChainReader(entity, checkpoint);
        try {
            byte[] first = Keys.frame(entity, checkpoint.position() + 1);
            view.forEach(Column.FRAMES, first, Keys.afterEntity(entity), (key, stored) -> {
                long position = Keys.positionOf(key);
                recovery.frame(position, chain.next(position, stored));
            });
        } catch (RocksDBException e) {
            throw unreadable("frame " + (chain.last().position() + 1), e);
        }
        ChainLink tail = reading("its tail", this::tail);
        if (!chain.last().equals(tail == null ? ChainLink.start(entity) : tail)) {
            throw new JournalCorrupted(entity + ": its frames end at " + chain.last() + ", but the last append was " + tail);
        }
        return chain.last().position();
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

    private ChainLink tail() throws RocksDBException {
        return MetaRows.read("tail of " + entity, view.get(Column.META, Keys.tail(entity)), MetaRows::toLink);
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
