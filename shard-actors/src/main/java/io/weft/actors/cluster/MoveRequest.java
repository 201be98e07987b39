package io.weft.actors.cluster;

import io.weft.protocol.journal.EntityId;

/**
 * An entity shall move. To all nodes: the one on which it serves has it take a checkpoint first, and whichever decides over places
 * moves it when that stands, see {@link MoveDue}, or when it has waited long enough.
 *
 * @param to address of a node
 */
public record MoveRequest(EntityId entity, String to) implements ClusterMessage {}
