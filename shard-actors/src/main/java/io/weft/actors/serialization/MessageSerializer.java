package io.weft.actors.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import java.io.NotSerializableException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes and reads commands to entities and answers to gateways. Pekko makes it, from {@code reference.conf}.
 * Thread-safe.
 */
public final class MessageSerializer extends SerializerWithStringManifest {

    /** Unique among the serializers of a cluster, and fixed for ever; 0 to 40 are Pekko's. */
    public static final int IDENTIFIER = 7361;

    private final MessageCodecs codecs;

    public MessageSerializer(ExtendedActorSystem system) {
        this.codecs = new MessageCodecs(new Parties(ActorRefResolver.get(Adapter.toTyped(system))));
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

    /** @throws NotSerializableException if the manifest is unknown or the bytes make no sense under it */
    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        Codec<?, ?> codec = codecs.forManifest(manifest)
                .orElseThrow(() -> new NotSerializableException("unknown kind of message \"" + manifest + "\""));
        try {
            Object content = codec.fromBytes(bytes);
            boolean enveloped = content instanceof Message && !(content instanceof GatewayMessage);
            return enveloped ? new EntityCommand.Deliver((Message) content) : content;
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            throw refused(manifest, bytes.length, e);
        }
    }

    boolean knows(Class<?> type) {
        return codecs.forType(type).isPresent();
    }

    private Codec<?, ?> codecFor(Object content) {
        return codecs.forType(content.getClass())
                .orElseThrow(() -> new IllegalArgumentException("no codec for " + content.getClass().getName()));
    }

    /** Deliver is not written: that a message is for an entity follows from its kind. */
    private static Object content(Object envelope) {
        return envelope instanceof EntityCommand.Deliver deliver ? deliver.message() : envelope;
    }

    private static NotSerializableException refused(String manifest, int lengthBytes, Exception cause) {
        NotSerializableException refused = new NotSerializableException(
                "malformed " + manifest + " of " + lengthBytes + " bytes: " + cause.getMessage());
        refused.initCause(cause);
        return refused;
    }
}
