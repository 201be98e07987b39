package io.weft.actors.cluster;

import io.weft.protocol.journal.EntityId;

/** An entity of which a {@link MoveRequest} has told has taken its checkpoint. To all nodes. */
public record MoveDue(EntityId entity, String to) implements ClusterMessage {}
