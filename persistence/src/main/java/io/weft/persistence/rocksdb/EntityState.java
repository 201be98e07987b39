package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import org.rocksdb.RocksDBException;

/** What is durable of one entity. Changed by the writer alone, after the write; read by any thread. */
final class EntityState {

    private final EntityId entity;
    private volatile long epoch;
    private volatile ChainLink tail;
    private volatile Marker marker;

    private EntityState(EntityId entity, long epoch, ChainLink tail, Marker marker) {
        this.entity = entity;
        this.epoch = epoch;
        this.tail = tail;
        this.marker = marker;
    }

    /** @throws JournalCorrupted if the rows of the entity do not fit together */
    static EntityState load(EntityId entity, RocksStore store) throws RocksDBException {
        Long epoch = MetaRows.read("epoch of " + entity, store.get(Column.META, Keys.epoch(entity)), MetaRows::toLong);
        ChainLink tail = MetaRows.read("tail of " + entity, store.get(Column.META, Keys.tail(entity)), MetaRows::toLink);
        Marker marker =
                MetaRows.read("checkpoint of " + entity, store.get(Column.META, Keys.checkpoint(entity)), Marker::decode);
        if (epoch == null && (tail != null || marker != null)) {
            throw new JournalCorrupted(entity + ": there are frames, but no epoch");
        }
        ChainLink start = ChainLink.start(entity);
        return new EntityState(entity, epoch == null ? 0 : epoch, tail == null ? start : tail,
                marker == null ? new Marker(start, 0) : marker);
    }

    EntityId entity() {
        return entity;
    }

    long epoch() {
        return epoch;
    }

    ChainLink tail() {
        return tail;
    }

    Marker marker() {
        return marker;
    }

    /**
     * No other process can have the directory, so the epoch in memory is the epoch. It is raised before the stage of the
     * claim completes; so whoever sees the old one here, asked before the new owner could do anything.
     */
    AppendResult checkFence(long ownerEpoch) {
        long current = epoch;
        return ownerEpoch == current ? AppendResult.DURABLE : new AppendResult.Fenced(current);
    }

    void claimed(long newEpoch) {
        epoch = newEpoch;
    }

    void appended(ChainLink newTail) {
        tail = newTail;
    }

    void moved(Marker newMarker) {
        marker = newMarker;
    }
}
