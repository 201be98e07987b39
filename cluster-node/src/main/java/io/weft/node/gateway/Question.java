package io.weft.node.gateway;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.ReplyTo;

/** Anything but a transaction that a gateway asks one entity. May be asked more than once, so asking changes nothing twice. */
@FunctionalInterface
public interface Question {

    void ask(Sender sender, ReplyTo replyTo);
}
