package io.weft.simulator.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;

/** A message that a machine wants to be sent; to one of the two. */
public record Sent(EntityId entity, Party gateway, Message message) {}
