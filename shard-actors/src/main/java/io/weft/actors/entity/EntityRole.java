package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.util.function.Function;

/**
 * What tells a shard from a coordinator, for a shell.
 *
 * @param messages the messages that its machines take
 * @param machines makes an empty machine; called for every start of an entity, on a thread of its recovery
 */
public record EntityRole<M extends Message, R>(EntityId.Role role, Class<M> messages,
        Function<EntityId, EntityMachine<M, R>> machines) {}
