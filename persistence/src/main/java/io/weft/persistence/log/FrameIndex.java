package io.weft.persistence.log;

import io.weft.protocol.journal.EntityId;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** Where the needed frames of all entities lie. Thread-safe. */
public final class FrameIndex {

    private final ConcurrentHashMap<EntityId, EntityFrames> entities = new ConcurrentHashMap<>();

    public EntityFrames of(EntityId entity) {
        return entities.computeIfAbsent(entity, EntityFrames::new);
    }

    /** Every entity that was asked for or has frames in the log. */
    public Collection<EntityFrames> all() {
        return entities.values();
    }

    /** Of all frames that are needed. */
    long bytes() {
        return entities.values().stream().mapToLong(EntityFrames::bytes).sum();
    }

    /** The first segment with a frame that is needed; {@link Integer#MAX_VALUE} if there is none. */
    int firstSegment() {
        return entities.values().stream().mapToInt(EntityFrames::firstSegment).min().orElse(Integer.MAX_VALUE);
    }
}
