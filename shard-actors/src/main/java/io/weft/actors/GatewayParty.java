package io.weft.actors;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A gateway that waits for answers. Two are equal if they are the same incarnation of the same actor.
 *
 * @param gateway on any node
 */
public record GatewayParty(ActorRef<GatewayMessage> gateway) implements Party {}
