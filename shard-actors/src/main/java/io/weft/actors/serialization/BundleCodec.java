package io.weft.actors.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.weft.actors.cluster.Bundle;
import io.weft.actors.cluster.Dialect;
import io.weft.protocol.codec.internal.v1.BundleProto;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages in a message. One that can't be read is noted and left out; the others are not the worse for it. */
record BundleCodec(MessageCodecs codecs, Dialect dialect, Unreadable unreadable) {

    Codec<Bundle, BundleProto> bundle() {
        return new Codec<>("cluster.bundle.1", Bundle.class, this::write, BundleProto.parser(), this::read);
    }

    private BundleProto write(Bundle bundle) {
        BundleProto.Builder out = BundleProto.newBuilder();
        int version = dialect.version();
        for (Bundle.Item item : bundle.items()) {
            Codec<?, ?> codec = codecs.forType(item.message().getClass(), version).orElseThrow(
                    () -> new IllegalArgumentException("no codec for " + item.message().getClass().getName()));
            out.addItemsBuilder().setIndex(item.entity().index())
                    .setCoordinator(item.entity().role() == EntityId.Role.COORDINATOR)
                    .setManifest(codec.manifest())
                    .setContent(UnsafeByteOperations.unsafeWrap(codec.toBytes(item.message())));
        }
        return out.build();
    }

    private Bundle read(BundleProto in) {
        List<Bundle.Item> items = new ArrayList<>(in.getItemsCount());
        for (BundleProto.Item item : in.getItemsList()) {
            EntityId entity = item.getCoordinator() ? EntityId.coordinator(item.getIndex()) : EntityId.shard(item.getIndex());
            message(item.getManifest(), item.getContent()).ifPresent(message -> items.add(new Bundle.Item(entity, message)));
        }
        return new Bundle(items);
    }

    private Optional<Message> message(String manifest, ByteString content) {
        Codec<?, ?> codec = codecs.forManifest(manifest).orElse(null);
        if (codec == null || !Message.class.isAssignableFrom(codec.type())) {
            unreadable.note(manifest, "unknown kind of message \"" + manifest + "\" for an entity");
            return Optional.empty();
        }
        try {
            return Optional.of((Message) codec.read(content.asReadOnlyByteBuffer()));
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            unreadable.note(manifest, "malformed " + manifest + " of " + content.size() + " bytes: " + e.getMessage());
            return Optional.empty();
        }
    }
}
