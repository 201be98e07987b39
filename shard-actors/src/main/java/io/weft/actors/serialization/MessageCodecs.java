package io.weft.actors.serialization;

import io.weft.actors.cluster.Dialect;
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
 * with a higher version; the old one is read, and written to nodes that know no other, for as long as such nodes may be
 * about. Immutable.
 */
final class MessageCodecs {

    private final Map<Class<?>, Codec<?, ?>> first = new HashMap<>();
    /** What version 2 writes in another way. */
    private final Map<Class<?>, Codec<?, ?>> packed = new HashMap<>();
    private final Map<String, Codec<?, ?>> byManifest = new HashMap<>();

    MessageCodecs(Parties parties, Dialect dialect, Unreadable unreadable) {
        List<Codec<?, ?>> all = new ArrayList<>(commands());
        all.addAll(new EntryCodecs(parties).all());
        all.addAll(ShardCodecs.all());
        all.addAll(new ReadCodecs(parties).all());
        all.addAll(new CoordinatorCodecs(parties).all());
        all.addAll(GatewayCodecs.all());
        all.addAll(AnswerCodecs.all());
        all.addAll(new ClusterCodecs(parties.resolver()).all());
        all.forEach(codec -> add(codec, first));
        packed(parties).forEach(codec -> add(codec, packed));
        add(new BundleCodec(this, dialect, unreadable).bundle(), first);
    }

    private static List<Codec<?, ?>> commands() {
        return List.of(
                new Codec<>("entity.wake.1", EntityCommand.Wake.class, wake -> WakeProto.getDefaultInstance(),
                        WakeProto.parser(), proto -> new EntityCommand.Wake()),
                new Codec<>("entity.stop.1", EntityCommand.Stop.class, stop -> StopProto.getDefaultInstance(),
                        StopProto.parser(), proto -> new EntityCommand.Stop()));
    }

    private static List<Codec<?, ?>> packed(Parties parties) {
        List<Codec<?, ?>> all = new ArrayList<>();
        all.add(new PackedEntryCodec(parties).submit());
        all.addAll(PackedShardCodecs.all());
        all.addAll(PackedCoordinatorCodecs.all());
        all.add(PackedOutcomesCodec.outcomes());
        return all;
    }

    private void add(Codec<?, ?> codec, Map<Class<?>, Codec<?, ?>> byType) {
        if (byType.put(codec.type(), codec) != null || byManifest.put(codec.manifest(), codec) != null) {
            throw new IllegalStateException("two codecs for " + codec.type() + " or " + codec.manifest());
        }
    }

    /** @param version see {@link io.weft.actors.cluster.WireVersion} */
    Optional<Codec<?, ?>> forType(Class<?> type, int version) {
        Codec<?, ?> newest = version > 1 ? packed.get(type) : null;
        return Optional.ofNullable(newest != null ? newest : first.get(type));
    }

    Optional<Codec<?, ?>> forManifest(String manifest) {
        return Optional.ofNullable(byManifest.get(manifest));
    }
}
