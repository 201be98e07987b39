package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/** Raises the epoch of an entity (rules 19 and 20). */
final class ClaimWork extends Work<JournalOwnership> {

    private static final long BYTES = 64;

    private final EntityId entity;
    private final Map<EntityId, EntityState> claimed;
    private final BiFunction<EntityState, Long, JournalOwnership> ownership;

    /** @param claimed every entity claimed so far; used by the writer alone */
    ClaimWork(EntityId entity, Map<EntityId, EntityState> claimed,
            BiFunction<EntityState, Long, JournalOwnership> ownership) {
        this.entity = entity;
        this.claimed = claimed;
        this.ownership = ownership;
    }

    @Override
    Object lane() {
        return entity;
    }

    @Override
    long bytes() {
        return BYTES;
    }

    @Override
    Supplier<JournalOwnership> addTo(GroupBatch group) throws RocksDBException {
        EntityState state = claimed.containsKey(entity) ? claimed.get(entity) : load(group.media());
        long epoch = state.epoch() + 1;
        group.put(Column.META, Keys.epoch(entity), MetaRows.ofLong(epoch));
        return () -> {
            claimed.put(entity, state);
            state.claimed(epoch);
            return ownership.apply(state, epoch);
        };
    }

    private EntityState load(Media media) throws RocksDBException {
        try {
            return EntityState.load(entity, media);
        } catch (RocksDBException e) {
            if (RocksFailure.isCorruption(e)) {
                throw new JournalCorrupted(entity + ": its meta rows can't be read: " + e.getMessage(), e);
            }
            throw e;
        }
    }
}
