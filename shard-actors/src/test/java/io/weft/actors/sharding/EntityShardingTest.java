package io.weft.actors.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.actors.GatewayParty;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.ReadAsset;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.TxId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntityShardingTest {

    private static final AssetId ASSET = new AssetId(new AccountId(1, 2, 3), 4);

    private TestNode node;

    @BeforeEach
    void start() {
        node = TestNode.alone();
        node.awaitAllServing();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void shouldStartEveryEntityOnceWithoutTraffic() {
        assertThat(node.served).containsExactlyInAnyOrderElementsOf(TestNode.allEntities());
        assertThat(node.stopped).isEmpty();
    }

    @Test
    void shouldCarryMessagesBetweenGatewaysCoordinatorsAndShards() {
        // given
        TestProbe<GatewayMessage> gateway = TestProbe.create(node.system);
        ReplyTo first = new ReplyTo(new GatewayParty(gateway.ref()), 71);
        ReplyTo second = new ReplyTo(new GatewayParty(gateway.ref()), 72);
        // when
        node.sender.toCoordinator(1, new Cancel(new TxId(0, 3), first));
        // then
        gateway.expectMessage(new GatewayMessage.CancelResult(71, null));
        assertThat(node.journal.frames(EntityId.shard(3))).containsExactly("3");
        assertThat(node.journal.frames(EntityId.coordinator(1))).containsExactly("3");
        // when
        node.sender.toShard(3, new ReadAsset(ASSET, second));
        // then
        gateway.expectMessage(new GatewayMessage.AssetState(72, true, 1));
    }

    @Test
    void shouldSerializeWhatItCarries() {
        // given
        TestProbe<GatewayMessage> gateway = TestProbe.create(node.system);
        ReadAsset read = new ReadAsset(ASSET, new ReplyTo(new GatewayParty(gateway.ref()), 1));
        // when
        node.sender.toShard(0, read);
        await().until(() -> !node.stepped.isEmpty());
        // then
        assertThat(node.stepped.get(0)).isEqualTo(read).isNotSameAs(read);
    }

    @Test
    void shouldRunMachinesOnTheirOwnDispatcher() {
        assertThat(node.threads).allMatch(name -> name.contains("weft.dispatchers.entities"));
    }

    @Test
    void shouldBringBackAnEntityThatWasTakenOver() {
        // given
        TestProbe<GatewayMessage> gateway = TestProbe.create(node.system);
        EntityId shard = EntityId.shard(2);
        // when
        node.journal.takeOver(shard);
        node.sender.toShard(2, new ReadAsset(ASSET, new ReplyTo(new GatewayParty(gateway.ref()), 5)));
        await().until(() -> node.stopped.contains(shard));
        // then
        await().until(() -> Collections.frequency(node.served, shard) == 2);
        gateway.expectNoMessage(Duration.ZERO);
        assertThat(node.fatal).isEmpty();
    }

    @Test
    void shouldTellTheNodeOfAnEntityThatFailed() {
        // when
        node.sender.toShard(4, new AskAssets(0, List.of()));
        // then
        await().until(() -> !node.fatal.isEmpty());
        assertThat(node.fatal.get(0)).hasMessage("broken on purpose");
    }

    @Test
    void shouldStopEveryEntityWhenTheSystemTerminates() {
        // when
        node.close();
        // then
        assertThat(node.stopped).containsExactlyInAnyOrderElementsOf(TestNode.allEntities());
    }
}
