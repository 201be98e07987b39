package io.weft.persistence.memory;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.route.ClusterIdentity;
import java.util.HashMap;
import java.util.Map;

/** What a medium would hold. Thread-safe. */
final class MemoryStore {

    private final Map<EntityId, MemoryEntity> entities = new HashMap<>();
    private ClusterIdentity identity;

    synchronized ClusterIdentity identityOr(ClusterIdentity ifNew) {
        if (identity == null) {
            identity = ifNew;
        }
        return identity;
    }

    synchronized MemoryEntity entity(EntityId entity) {
        return entities.computeIfAbsent(entity, MemoryEntity::new);
    }
}
