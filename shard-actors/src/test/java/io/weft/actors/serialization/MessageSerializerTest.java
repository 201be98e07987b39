package io.weft.actors.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.weft.actors.GatewayParty;
import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.codec.internal.v1.BarProto;
import io.weft.protocol.codec.internal.v1.OutcomesProto;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MessageSerializerTest {

    private static final ActorTestKit TEST_KIT = ActorTestKit.create();

    private final Serialization serialization = SerializationExtension.get(TEST_KIT.system());
    private final MessageSerializer serializer =
            (MessageSerializer) serialization.serializerByIdentity().apply(MessageSerializer.IDENTIFIER);

    @AfterAll
    static void shutDown() {
        TEST_KIT.shutdownTestKit();
    }

    @Test
    void shouldRoundTripEveryKindOfMessage() throws Exception {
        for (Message message : samples()) {
            Object envelope = enveloped(message);
            // when
            byte[] bytes = serialization.serialize(envelope).get();
            Object read = serializer.fromBinary(bytes, serializer.manifest(envelope));
            // then
            assertThat(read).isEqualTo(envelope);
            assertThat(serialization.serializerFor(envelope.getClass())).isSameAs(serializer);
        }
    }

    @Test
    void shouldRoundTripCommandsToTheShell() throws Exception {
        for (Object command : List.of(EntityCommand.WAKE, EntityCommand.STOP)) {
            // when
            Object read = serializer.fromBinary(serializer.toBinary(command), serializer.manifest(command));
            // then
            assertThat(read).isEqualTo(command);
        }
    }

    @Test
    void shouldHaveASampleOfEveryKindOfMessage() {
        // when
        Set<Class<?>> sampled = samples().stream().map(Object::getClass).collect(Collectors.toSet());
        // then
        assertThat(sampled).isEqualTo(SerializationChecks.kindsOf(Message.class));
    }

    @Test
    void shouldNameKindAndVersionInTheManifest() {
        for (Message message : samples()) {
            assertThat(Serializers.manifestFor(serializer, enveloped(message))).matches("([a-z]+\\.)?[a-z-]+\\.1");
        }
    }

    @Test
    void shouldRefuseAnUnknownManifest() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "shard.prepare.99"))
                .isInstanceOf(NotSerializableException.class).hasMessageContaining("shard.prepare.99");
    }

    @Test
    void shouldRefuseBytesThatAreNoProtobuf() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[] {-1, -1, -1}, "shard.prepare.1"))
                .isInstanceOf(NotSerializableException.class).hasMessageContaining("malformed shard.prepare.1 of 3 bytes");
    }

    @Test
    void shouldRefuseIdsOfAWrongLength() {
        // given
        byte[] bytes = BarProto.newBuilder().addTxIds(ByteString.copyFromUtf8("short")).build()
                .toByteArray();
        // then
        assertThatThrownBy(() -> serializer.fromBinary(bytes, "shard.bar.1"))
                .isInstanceOf(NotSerializableException.class).hasMessageContaining("a transaction id must be 16 bytes");
    }

    @Test
    void shouldRefuseAnOutcomeOfNoKind() {
        // given
        byte[] bytes = OutcomesProto.newBuilder().addItems(OutcomesProto.Item.getDefaultInstance()).build().toByteArray();
        // then
        assertThatThrownBy(() -> serializer.fromBinary(bytes, "gateway.outcomes.1"))
                .isInstanceOf(NotSerializableException.class).hasMessageContaining("an outcome of no kind");
    }

    private static List<Message> samples() {
        Party one = new GatewayParty(TEST_KIT.<GatewayMessage>createTestProbe("one").ref());
        Party another = new GatewayParty(TEST_KIT.<GatewayMessage>createTestProbe("another").ref());
        return Samples.of(one, another);
    }

    private static Object enveloped(Message message) {
        return message instanceof GatewayMessage ? message : new EntityCommand.Deliver(message);
    }
}
