package io.weft.actors.serialization;

import io.weft.actors.cluster.ClusterMessage;
import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import java.io.NotSerializableException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.serialization.JavaSerializer;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;

/**
 * What is made sure of before a node serves: nothing can be read by Java serialization (which runs code of the sender's
 * choice), and everything that entities and gateways say has a codec. Otherwise it would be found out only when two
 * nodes talk.
 */
public final class SerializationChecks {

    private SerializationChecks() {}

    /** @throws IllegalStateException if the settings of the system are not safe, saying which */
    public static void requireSafe(ActorSystem<?> system) {
        if (system.settings().config().getBoolean("pekko.actor.allow-java-serialization")) {
            throw new IllegalStateException("pekko.actor.allow-java-serialization must be off");
        }
        Serialization serialization = SerializationExtension.get(system);
        if (serialization.serializerByIdentity().valuesIterator().exists(JavaSerializer.class::isInstance)) {
            throw new IllegalStateException("Java serialization must be off, but a serializer for it is configured");
        }
        for (Class<?> type : List.of(EntityCommand.Deliver.class, EntityCommand.Wake.class, EntityCommand.Stop.class)) {
            requireOurs(serialization, type);
        }
        for (Class<?> type : kindsOf(GatewayMessage.class)) {
            requireOurs(serialization, type);
        }
        for (Class<?> type : kindsOf(ClusterMessage.class)) {
            requireOurs(serialization, type);
        }
        MessageSerializer ours = (MessageSerializer) serializerFor(serialization, EntityCommand.Deliver.class);
        for (Class<?> type : kindsOf(Message.class)) {
            if (!ours.knows(type)) {
                throw new IllegalStateException("no codec for " + type.getName());
            }
        }
    }

    /** The records of a sealed family that are messages of their own, wherever in it they stand. */
    static Set<Class<?>> kindsOf(Class<?> family) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                kinds.addAll(kindsOf(member));
            } else {
                kinds.add(member);
            }
        }
        return kinds;
    }

    private static void requireOurs(Serialization serialization, Class<?> type) {
        Serializer bound = serializerFor(serialization, type);
        if (!(bound instanceof MessageSerializer)) {
            throw new IllegalStateException(type.getName() + " is bound to " + bound.getClass().getName()
                    + ", not to " + MessageSerializer.class.getName() + "; is reference.conf of shard-actors missing?");
        }
    }

    private static Serializer serializerFor(Serialization serialization, Class<?> type) {
        try {
            return serialization.serializerFor(type);
        } catch (NotSerializableException e) {
            throw new IllegalStateException("nothing serializes " + type.getName(), e);
        }
    }
}
