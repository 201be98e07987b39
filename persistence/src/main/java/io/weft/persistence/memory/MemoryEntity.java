package io.weft.persistence.memory;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.ChainReader;
import io.weft.persistence.frame.Offer;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal of one entity. Thread-safe: one lock, no waiting under it. */
final class MemoryEntity {

    private final EntityId entity;
    private final TreeMap<Long, byte[]> frames = new TreeMap<>();
    private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    private ChainLink checkpoint;
    private ChainLink tail;
    private long epoch;

    MemoryEntity(EntityId entity) {
        this.entity = entity;
        this.checkpoint = ChainLink.start(entity);
        this.tail = checkpoint;
    }

    EntityId entity() {
        return entity;
    }

    synchronized long claim() {
        return ++epoch;
    }

    synchronized AppendResult checkFence(long ownerEpoch) {
        return ownerEpoch == epoch ? AppendResult.DURABLE : new AppendResult.Fenced(epoch);
    }

    synchronized AppendResult append(long ownerEpoch, long position, byte[] payload) {
        SealedFrame.requireTakeable(payload);
        if (ownerEpoch != epoch) {
            return new AppendResult.Fenced(epoch);
        }
        if (Offer.of(entity, tail.position(), position) == Offer.REPEAT) {
            byte[] stored = frames.get(position);
            if (stored == null || !SealedFrame.holds(stored, epoch, payload)) {
                throw Offer.conflict(entity, position);
            }
            return AppendResult.DURABLE;
        }
        SealedFrame frame = SealedFrame.seal(tail, epoch, payload);
        frames.put(position, frame.stored());
        tail = frame.link();
        return AppendResult.DURABLE;
    }

    /** Works on a copy, so that the listener is not called under the lock. */
    long recover(Recovery recovery) {
        Map<byte[], byte[]> rowsThen;
        Map<Long, byte[]> framesThen;
        ChainReader chain;
        synchronized (this) {
            rowsThen = new TreeMap<>(rows);
            framesThen = new TreeMap<>(frames);
            chain = new ChainReader(entity, checkpoint);
        }
        rowsThen.forEach((key, value) -> recovery.row(key.clone(), value.clone()));
        framesThen.forEach((position, stored) -> recovery.frame(position, chain.next(position, stored)));
        return chain.last().position();
    }

    synchronized AppendResult checkpoint(long ownerEpoch, long position, List<Row> changed) {
        if (ownerEpoch != epoch) {
            return new AppendResult.Fenced(epoch);
        }
        if (position < 1 || position != checkpoint.position() && !frames.containsKey(position)) {
            throw new IllegalStateException(entity + ": frame " + position + " is not there to be covered by a checkpoint");
        }
        changed.forEach(this::put);
        if (position != checkpoint.position()) {
            checkpoint = SealedFrame.linkOf(frames.get(position));
            frames.headMap(position, true).clear();
        }
        return AppendResult.DURABLE;
    }

    private void put(Row row) {
        if (row.value() == null) {
            rows.remove(row.key());
        } else {
            rows.put(row.key(), row.value());
        }
    }
}
