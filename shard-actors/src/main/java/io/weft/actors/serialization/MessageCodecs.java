package io.weft.actors.serialization;

import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.codec.internal.v1.StopProto;
import io.weft.protocol.codec.internal.v1.WakeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every kind of message that may travel, by class and by manifest. A kind that changes its meaning gets a new manifest
 * with a higher version, and the old one is read for as long as nodes that write it may be about. Immutable.
 */
final class MessageCodecs {

    private final Map<Class<?>, Codec<?, ?>> byType = new HashMap<>();
    private final Map<String, Codec<?, ?>> byManifest = new HashMap<>();

    MessageCodecs(Parties parties) {
        List<Codec<?, ?>> all = new ArrayList<>(commands());
        all.addAll(new EntryCodecs(parties).all());
        all.addAll(ShardCodecs.all());
        all.addAll(new ReadCodecs(parties).all());
        all.addAll(new CoordinatorCodecs(parties).all());
        all.addAll(GatewayCodecs.all());
        all.addAll(AnswerCodecs.all());
        all.addAll(new ClusterCodecs(parties.resolver()).all());
        all.forEach(this::add);
    }

    private static List<Codec<?, ?>> commands() {
        return List.of(
                new Codec<>("entity.wake.1", EntityCommand.Wake.class, wake -> WakeProto.getDefaultInstance(),
                        WakeProto.parser(), proto -> new EntityCommand.Wake()),
                new Codec<>("entity.stop.1", EntityCommand.Stop.class, stop -> StopProto.getDefaultInstance(),
                        StopProto.parser(), proto -> new EntityCommand.Stop()));
    }

    private void add(Codec<?, ?> codec) {
        if (byType.put(codec.type(), codec) != null || byManifest.put(codec.manifest(), codec) != null) {
            throw new IllegalStateException("two codecs for " + codec.type() + " or " + codec.manifest());
        }
    }

    Optional<Codec<?, ?>> forType(Class<?> type) {
        return Optional.ofNullable(byType.get(type));
    }

    Optional<Codec<?, ?>> forManifest(String manifest) {
        return Optional.ofNullable(byManifest.get(manifest));
    }
}
