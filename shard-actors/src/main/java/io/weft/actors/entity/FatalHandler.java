package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;

/**
 * Told when an entity met what must not be: a journal that can't be trusted or failed, or a broken invariant. The entity
 * has stopped then and sent nothing more. Whether the process goes on is for the node to decide; if it does, the entity
 * is started again with the next {@link EntityCommand.Wake}, from its journal.
 */
@FunctionalInterface
public interface FatalHandler {

    /**
     * Called on the thread of the entity, so it must not block; may be called more than once.
     *
     * @return whether the process ends. If not, an entity that could not be started rests before it is tried again
     */
    boolean entityFailed(EntityId entity, Throwable cause);
}
