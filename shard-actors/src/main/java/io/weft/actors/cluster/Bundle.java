package io.weft.actors.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.List;

/** Messages for entities of one node, which travel together. Each is lost, late or doubled like one that travels alone. */
public record Bundle(List<Item> items) implements ClusterMessage {

    /** @param message of a kind that the entity takes */
    public record Item(EntityId entity, Message message) {}
}
