package io.weft.node.operations;

import io.weft.protocol.journal.EntityId;
import java.util.List;
import java.util.Optional;

/** Where shards and coordinators serve. Nodes are named by host and port, as the others know them. Thread-safe; never waits. */
public interface EntityPlaces {

    /** Of all entities. */
    List<Place> list();

    /** Has an entity moved to a node, soon. */
    Answer move(EntityId entity, String node);

    /**
     * As far as this node knows.
     *
     * @param node empty if it serves nowhere
     */
    record Place(EntityId entity, Optional<String> node, long busyUsPerS) {}

    /** What became of the wish to move one. */
    sealed interface Answer {

        /** All nodes were told. */
        record Told(String from) implements Answer {}

        /** There is no such entity or node. */
        record Unknown(String why) implements Answer {}

        /** Not now. */
        record NotNow(String why) implements Answer {}
    }
}
