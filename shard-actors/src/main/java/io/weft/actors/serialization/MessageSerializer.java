package io.weft.actors.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes and reads commands to entities and answers to gateways. Pekko makes it, from {@code reference.conf}, and asks it for
 * the manifest of a message and for its bytes one after the other: if the {@link Dialect} changes in between they don't fit, and
 * the message can't be read, as if it had been lost. Thread-safe.
 */
public final class MessageSerializer extends SerializerWithStringManifest implements ByteBufferSerializer {

    /** Unique among the serializers of a cluster, and fixed for ever; 0 to 40 are Pekko's. */
    public static final int IDENTIFIER = 7361;

    private final MessageCodecs codecs;
    private final Dialect dialect;
    private final Unreadable unreadable = new Unreadable();

    public MessageSerializer(ExtendedActorSystem system) {
        this.dialect = Dialect.ID.get(system);
        this.codecs = new MessageCodecs(new Parties(ActorRefResolver.get(Adapter.toTyped(system))), dialect, unreadable);
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    /** @throws IllegalArgumentException if no codec was written for this kind of message */
    @Override
    public String manifest(Object envelope) {
        return codecFor(content(envelope)).manifest();
    }

    /** @throws IllegalArgumentException if no codec was written for this kind of message */
    @Override
    public byte[] toBinary(Object envelope) {
        Object content = content(envelope);
        return codecFor(content).toBytes(content);
    }

    /** Into the buffer of the transport, which saves a copy. */
    @Override
    public void toBinary(Object envelope, ByteBuffer out) {
        Object content = content(envelope);
        codecFor(content).write(content, out);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        return fromBinary(ByteBuffer.wrap(bytes), manifest);
    }

    /**
     * What is of an unknown kind, or makes no sense, is noted and becomes {@link EntityCommand#UNREADABLE}, which everybody
     * ignores. (Of an exception the transport would write a stack trace for each message.)
     */
    @Override
    public Object fromBinary(ByteBuffer bytes, String manifest) {
        int lengthBytes = bytes.remaining();
        Optional<Codec<?, ?>> codec = codecs.forManifest(manifest);
        if (codec.isEmpty()) {
            unreadable.note(manifest, "unknown kind of message \"" + manifest + "\"");
            return EntityCommand.UNREADABLE;
        }
        try {
            Object content = codec.get().read(bytes);
            boolean enveloped = content instanceof Message && !(content instanceof GatewayMessage);
            return enveloped ? new EntityCommand.Deliver((Message) content) : content;
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            unreadable.note(manifest, "malformed " + manifest + " of " + lengthBytes + " bytes: " + e.getMessage());
            return EntityCommand.UNREADABLE;
        }
    }

    /** How many of a kind could not be read. */
    long unreadable(String manifest) {
        return unreadable.count(manifest);
    }

    boolean knows(Class<?> type) {
        return codecs.forType(type, dialect.version()).isPresent();
    }

    private Codec<?, ?> codecFor(Object content) {
        return codecs.forType(content.getClass(), dialect.version())
                .orElseThrow(() -> new IllegalArgumentException("no codec for " + content.getClass().getName()));
    }

    /** Deliver is not written: that a message is for an entity follows from its kind. */
    private static Object content(Object envelope) {
        return envelope instanceof EntityCommand.Deliver deliver ? deliver.message() : envelope;
    }
}
