package io.weft.actors.placement;

import io.weft.protocol.journal.EntityId;
import java.util.List;

/**
 * What a node carries.
 *
 * @param node   its address
 * @param burden all its entities
 */
record NodeLoad(String node, List<Weighted> burden) {

    /** @param movable whether it may be moved now */
    record Weighted(EntityId entity, long weight, boolean movable) {}

    NodeLoad {
        burden = List.copyOf(burden);
    }

    long total() {
        return burden.stream().mapToLong(Weighted::weight).sum();
    }
}
