package io.weft.actors.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.weft.actors.GatewayParty;
import io.weft.actors.cluster.Bundle;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.cluster.MoveDue;
import io.weft.actors.cluster.MoveRequest;
import io.weft.actors.entity.EntityCommand;
import io.weft.protocol.codec.internal.v1.BarProto;
import io.weft.protocol.codec.internal.v1.BundleProto;
import io.weft.protocol.codec.internal.v1.OutcomesProto;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSerializerTest {

    private static final ActorTestKit TEST_KIT = ActorTestKit.create();

    private final Serialization serialization = SerializationExtension.get(TEST_KIT.system());
    private final MessageSerializer serializer =
            (MessageSerializer) serialization.serializerByIdentity().apply(MessageSerializer.IDENTIFIER);

    private final Dialect dialect = Dialect.ID.get(TEST_KIT.system().classicSystem());

    @AfterAll
    static void shutDown() {
        TEST_KIT.shutdownTestKit();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldRoundTripEveryKindOfMessage(int version) throws Exception {
        dialect.use(version);
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
    void shouldRoundTripWhatNodesSayOfEntities() throws Exception {
        for (Object told : List.of(new MoveRequest(EntityId.shard(3), "pekko://weft@a:1"), new MoveDue(EntityId.coordinator(0), "b"),
                new LoadReport("c", List.of(new LoadReport.Item(EntityId.coordinator(1), 5), new LoadReport.Item(EntityId.shard(2), 0))))) {
            // when
            Object read = serializer.fromBinary(serialization.serialize(told).get(), serializer.manifest(told));
            // then
            assertThat(read).isEqualTo(told);
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldNameKindAndVersionInTheManifest(int version) {
        dialect.use(version);
        for (Message message : samples()) {
            assertThat(Serializers.manifestFor(serializer, enveloped(message))).matches("([a-z]+\\.)?[a-z-]+\\.[1-" + version + "]");
        }
    }

    /** For a moment it may happen, when the dialect changes; what is lost is sent again. */
    @Test
    void shouldNotTakeOneVersionForTheOther() {
        for (Message message : samples()) {
            Object envelope = enveloped(message);
            dialect.use(1);
            byte[] oldBytes = serializer.toBinary(envelope);
            String oldManifest = serializer.manifest(envelope);
            dialect.use(2);
            byte[] newBytes = serializer.toBinary(envelope);
            String newManifest = serializer.manifest(envelope);
            if (!oldManifest.equals(newManifest)) {
                // then
                assertThat(serializer.fromBinary(oldBytes, newManifest)).isEqualTo(EntityCommand.UNREADABLE);
                assertThat(serializer.fromBinary(newBytes, oldManifest)).isEqualTo(EntityCommand.UNREADABLE);
                assertThat(serializer.fromBinary(oldBytes, oldManifest)).isEqualTo(envelope);
                assertThat(newBytes.length).isLessThan(oldBytes.length + 40);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldRoundTripThroughTheBufferOfTheTransport(int version) {
        dialect.use(version);
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        for (Message message : samples()) {
            Object envelope = enveloped(message);
            // when
            buffer.clear();
            serializer.toBinary(envelope, buffer);
            buffer.flip();
            // then
            assertThat(buffer.remaining()).isEqualTo(serializer.toBinary(envelope).length);
            assertThat(serializer.fromBinary(buffer, serializer.manifest(envelope))).isEqualTo(envelope);
        }
    }

    @Test
    void shouldTellTheTransportThatItsBufferIsTooSmall() {
        // given
        Object envelope = enveloped(samples().get(0));
        // then
        assertThatThrownBy(() -> serializer.toBinary(envelope, ByteBuffer.allocate(3)))
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void shouldDropWhatItDoesNotUnderstandAndCountIt() {
        // given
        byte[] wrongLength = BarProto.newBuilder().addTxIds(ByteString.copyFromUtf8("short")).build().toByteArray();
        byte[] noKind = OutcomesProto.newBuilder().addItems(OutcomesProto.Item.getDefaultInstance()).build().toByteArray();
        // then
        assertThat(serializer.fromBinary(new byte[0], "shard.prepare.99")).isEqualTo(EntityCommand.UNREADABLE);
        assertThat(serializer.fromBinary(new byte[] {-1, -1, -1}, "shard.prepare.1")).isEqualTo(EntityCommand.UNREADABLE);
        assertThat(serializer.fromBinary(wrongLength, "shard.bar.1")).isEqualTo(EntityCommand.UNREADABLE);
        assertThat(serializer.fromBinary(noKind, "gateway.outcomes.1")).isEqualTo(EntityCommand.UNREADABLE);
        assertThat(List.of("shard.prepare.99", "shard.prepare.1", "shard.bar.1", "gateway.outcomes.1"))
                .allMatch(manifest -> serializer.unreadable(manifest) == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldRoundTripBundles(int version) {
        dialect.use(version);
        // given
        Bundle bundle = new Bundle(samples().stream().filter(message -> !(message instanceof GatewayMessage))
                .map(message -> new Bundle.Item(message instanceof ShardMessage ? EntityId.shard(7) : EntityId.coordinator(3), message))
                .toList());
        // then
        assertThat(serializer.fromBinary(serializer.toBinary(bundle), serializer.manifest(bundle))).isEqualTo(bundle);
    }

    @Test
    void shouldLeaveOutOfABundleWhatItDoesNotUnderstand() {
        // given
        Message readable = new ShardMessage.Bar(1, List.of(new TxId(1, 2)));
        BundleProto.Item item = BundleProto.Item.newBuilder().setIndex(5).setManifest("shard.bar.1")
                .setContent(ByteString.copyFrom(serializer.toBinary(new EntityCommand.Deliver(readable)))).build();
        BundleProto bundle = BundleProto.newBuilder()
                .addItems(item.toBuilder().setManifest("shard.decide.99"))
                .addItems(item.toBuilder().setManifest("entity.stop.1"))
                .addItems(item.toBuilder().setManifest("shard.decide.1").setContent(ByteString.copyFromUtf8("nonsense")))
                .addItems(item).build();
        // then
        assertThat(serializer.fromBinary(bundle.toByteArray(), "cluster.bundle.1"))
                .isEqualTo(new Bundle(List.of(new Bundle.Item(EntityId.shard(5), readable))));
        assertThat(List.of("shard.decide.99", "entity.stop.1", "shard.decide.1"))
                .allMatch(manifest -> serializer.unreadable(manifest) == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldStayBelowTheSizesThatFramesAreCheckedAgainst(int version) {
        dialect.use(version);
        // given
        Step step = new Step.Post(new HoldId(new TxId(-1, -1), 63), new AccountId(-1, -1, -1), new AccountId(-1, -1, -2),
                new AssetId(new AccountId(-1, -1, -3), -1), Quantity.MAX_AMOUNT);
        List<PlacedStep> steps = IntStream.range(0, Transaction.MAX_STEPS).mapToObj(i -> new PlacedStep(i, step)).toList();
        Prepare.Item item = new Prepare.Item(new TxId(-1, -1), new Digest(-1, -1),
                new Attempt(4095, Long.MAX_VALUE, Long.MAX_VALUE), steps);
        // when
        Object largest = enveloped(new Prepare(Collections.nCopies(Outbox.MAX_ITEMS, item)));
        // then
        assertThat((long) serializer.toBinary(largest).length).isLessThan(WireSizes.largestToEntityBytes());
        // and as many bundled as may be
        Bundle bundle = new Bundle(Collections.nCopies(Outbox.MAX_ITEMS,
                new Bundle.Item(EntityId.coordinator(4095), new Prepare(List.of(item)))));
        assertThat((long) serializer.toBinary(bundle).length).isLessThan(WireSizes.largestToEntityBytes());
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
