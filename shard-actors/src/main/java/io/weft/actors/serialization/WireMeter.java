package io.weft.actors.serialization;

import java.nio.ByteBuffer;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.remote.artery.RemoteInstrument;

/** Counts what goes to other nodes. Made by Pekko, once for each stream; see {@code weft-pekko.conf}. */
public final class WireMeter extends RemoteInstrument {

    /** Of this instrument among others; those below 8 are Pekko's. */
    private static final byte IDENTIFIER = 8;

    private final WireTraffic traffic;

    public WireMeter(ExtendedActorSystem system) {
        traffic = WireTraffic.ID.get(system);
    }

    @Override
    public byte identifier() {
        return IDENTIFIER;
    }

    @Override
    public void remoteWriteMetadata(ActorRef recipient, Object message, ActorRef sender, ByteBuffer buffer) {}

    @Override
    public void remoteMessageSent(ActorRef recipient, Object message, ActorRef sender, int size, long timeNanos) {
        traffic.sent(size);
    }

    @Override
    public void remoteReadMetadata(ActorRef recipient, Object message, ActorRef sender, ByteBuffer buffer) {}

    @Override
    public void remoteMessageReceived(ActorRef recipient, Object message, ActorRef sender, int size, long timeNanos) {}
}
