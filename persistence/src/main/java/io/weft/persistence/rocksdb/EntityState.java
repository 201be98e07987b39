package io.weft.persistence.rocksdb;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.SealedFrame;
import io.weft.persistence.log.EntityFrames;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.concurrent.atomic.AtomicReference;
import org.rocksdb.RocksDBException;

/** What is durable of one entity. Changed by the writer alone, after the write; read by any thread. */
final class EntityState {

    private final EntityFrames frames;
    private volatile long epoch;
    private volatile Marker marker;

    private EntityState(EntityFrames frames, long epoch, Marker marker) {
        this.frames = frames;
        this.epoch = epoch;
        this.marker = marker;
    }

    /** @throws JournalCorrupted if what is stored of the entity does not fit together */
    static EntityState load(EntityId entity, Media media) throws RocksDBException {
        RocksStore store = media.store();
        EntityFrames frames = media.log().index().of(entity);
        Long storedEpoch = MetaRows.read("epoch of " + entity, store.get(Column.META, Keys.epoch(entity)), MetaRows::toLong);
        Marker storedMarker = loadMarker(entity, store);
        if (storedEpoch == null && (frames.tail() != null || storedMarker != null)) {
            throw new JournalCorrupted(entity + ": there are frames, but no epoch");
        }
        long epoch = storedEpoch == null ? 0 : storedEpoch;
        Marker marker = storedMarker == null ? new Marker(ChainLink.start(entity), 0) : storedMarker;
        if (frames.tail() == null) {
            frames.beginAfter(lastMovedFrame(entity, store, marker.link()));
        }
        if (frames.tail().epoch() > epoch || frames.tail().position() < marker.link().position()) {
            throw new JournalCorrupted(entity + ": its frames end at " + frames.tail() + ", but its epoch is " + epoch
                    + " and its checkpoint is of " + marker.link() + ": are log and database of different times?");
        }
        return new EntityState(frames, epoch, marker);
    }

    /** @return null if there is no checkpoint */
    static Marker loadMarker(EntityId entity, RocksStore store) throws RocksDBException {
        return MetaRows.read("checkpoint of " + entity, store.get(Column.META, Keys.checkpoint(entity)), Marker::decode);
    }

    private static ChainLink lastMovedFrame(EntityId entity, RocksStore store, ChainLink checkpoint)
            throws RocksDBException {
        AtomicReference<ChainLink> last = new AtomicReference<>(checkpoint);
        byte[] first = Keys.frame(entity, checkpoint.position() + 1);
        return store.read(view -> {
            view.forEach(Column.FRAMES, first, Keys.afterEntity(entity), (key, stored) ->
                    last.set(MetaRows.read("last frame of " + entity, stored, SealedFrame::linkOf)));
            return last.get();
        });
    }

    EntityId entity() {
        return frames.entity();
    }

    EntityFrames frames() {
        return frames;
    }

    long epoch() {
        return epoch;
    }

    ChainLink tail() {
        return frames.tail();
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

    void moved(Marker newMarker) {
        marker = newMarker;
        frames.dropThrough(newMarker.link().position());
    }
}
