package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;

/** Told of the lives of the entities on this node. Called on their threads, so it must not block. */
public interface EntityListener {

    EntityListener NONE = new EntityListener() {};

    /** Claimed, recovered, begun. */
    default void serving(EntityId entity) {}

    /** The actor is gone, for whatever reason. */
    default void stopped(EntityId entity) {}
}
