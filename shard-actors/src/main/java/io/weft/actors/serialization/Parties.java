package io.weft.actors.serialization;

import io.weft.actors.GatewayParty;
import io.weft.protocol.codec.internal.v1.ReplyToProto;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** Turns whoever asked into an address that other nodes understand, and back. */
record Parties(ActorRefResolver resolver) {

    String write(Party party) {
        return resolver.toSerializationFormat(((GatewayParty) party).gateway());
    }

    Party read(String address) {
        ActorRef<GatewayMessage> gateway = resolver.resolveActorRef(address);
        return new GatewayParty(gateway);
    }

    ReplyToProto write(ReplyTo replyTo) {
        return ReplyToProto.newBuilder().setParty(write(replyTo.party())).setRequestId(replyTo.requestId()).build();
    }

    ReplyTo read(ReplyToProto proto) {
        return new ReplyTo(read(proto.getParty()), proto.getRequestId());
    }
}
