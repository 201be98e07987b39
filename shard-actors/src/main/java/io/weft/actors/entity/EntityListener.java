package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;

/** Told of the lives of the entities on this node. Called on their threads, so it must not block. */
public interface EntityListener {

    EntityListener NONE = new EntityListener() {};

    /** Claimed, recovered, begun. */
    default void serving(EntityId entity) {}

    /** As another node of the cluster reports, again and again. */
    default void servingElsewhere(EntityId entity) {}

    /** The actor is gone, for whatever reason. */
    default void stopped(EntityId entity) {}
}
