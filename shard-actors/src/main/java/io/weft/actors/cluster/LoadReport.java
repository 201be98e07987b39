package io.weft.actors.cluster;

import io.weft.protocol.journal.EntityId;
import java.util.List;

/**
 * Which entities serve on a node, and how busy each is.
 *
 * @param node its address
 */
public record LoadReport(String node, List<Item> items) implements ClusterMessage {

    /** @param busyUsPerS time that a thread spent on the entity, in microseconds per second */
    public record Item(EntityId entity, long busyUsPerS) {}
}
