package io.weft.actors.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.bundle.Bundler;
import io.weft.actors.bundle.RemoteEntities;
import io.weft.actors.cluster.Bundle;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.cluster.WireVersion;
import io.weft.actors.entity.EntityCommand;
import io.weft.actors.entity.EntityCommand.Deliver;
import io.weft.actors.entity.LocalEntities;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.ShardMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterSenderTest {

    private static final ShardMessage TO_SHARD = new ShardMessage.Bar(0, List.of());
    private static final CoordinatorMessage TO_COORDINATOR = new CoordinatorMessage.Barred(0, List.of());

    private final ActorTestKit testKit = ActorTestKit.create();
    private final TestProbe<ShardingEnvelope<EntityCommand>> shards = testKit.createTestProbe();
    private final TestProbe<ShardingEnvelope<EntityCommand>> coordinators = testKit.createTestProbe();
    private final TestProbe<EntityCommand> entity = testKit.createTestProbe();
    private final LocalEntities local = new LocalEntities(3, 2);
    private final Dialect dialect = new Dialect();
    private final List<Bundle> bundles = new ArrayList<>();
    private final RemoteEntities remote = new RemoteEntities(3, 2, dialect,
            address -> new Bundler(bundles::add, Runnable::run, (nanos, work) -> { }, () -> 0, 0));
    private final ClusterSender sender = new ClusterSender(local, remote);

    @BeforeEach
    void connect() {
        sender.connect(shards.ref(), coordinators.ref());
    }

    @AfterEach
    void shutDown() {
        testKit.shutdownTestKit();
    }

    @Test
    void shouldAskTheRegionForWhatDoesNotServeHere() {
        // given
        local.enter(EntityId.shard(1), entity.ref());
        // when
        sender.toShard(2, TO_SHARD);
        sender.toCoordinator(1, TO_COORDINATOR);
        // then
        assertThat(shards.receiveMessage()).isEqualTo(new ShardingEnvelope<>("2", new Deliver(TO_SHARD)));
        assertThat(coordinators.receiveMessage()).isEqualTo(new ShardingEnvelope<>("1", new Deliver(TO_COORDINATOR)));
        entity.expectNoMessage(Duration.ZERO);
    }

    @Test
    void shouldTellWhatServesHereDirectly() {
        // given
        local.enter(EntityId.shard(2), entity.ref());
        local.enter(EntityId.coordinator(1), entity.ref());
        // when
        sender.toShard(2, TO_SHARD);
        sender.toCoordinator(1, TO_COORDINATOR);
        // then
        assertThat(entity.receiveMessage()).isEqualTo(new Deliver(TO_SHARD));
        assertThat(entity.receiveMessage()).isEqualTo(new Deliver(TO_COORDINATOR));
        shards.expectNoMessage(Duration.ZERO);
        coordinators.expectNoMessage(Duration.ZERO);
    }

    @Test
    void shouldBundleWhatIsForAnEntityOfAnotherNode() {
        // given
        remote.note(new LoadReport("pekko://weft@other:1", List.of(new LoadReport.Item(EntityId.shard(2), 0))));
        // when not all nodes understand bundles
        sender.toShard(2, TO_SHARD);
        // then
        assertThat(shards.receiveMessage()).isEqualTo(new ShardingEnvelope<>("2", new Deliver(TO_SHARD)));
        // when they do
        dialect.use(WireVersion.WITH_BUNDLES);
        sender.toShard(2, TO_SHARD);
        // then
        assertThat(bundles).containsExactly(new Bundle(List.of(new Bundle.Item(EntityId.shard(2), TO_SHARD))));
        shards.expectNoMessage(Duration.ZERO);
    }

    @Test
    void shouldNeverSendBackWhatAnotherNodeBelievesToBeHere() {
        // given it is believed there to be here, and here to be there
        dialect.use(WireVersion.WITH_BUNDLES);
        remote.note(new LoadReport("pekko://weft@other:1", List.of(new LoadReport.Item(EntityId.shard(2), 0))));
        local.enter(EntityId.shard(1), entity.ref());
        // when
        sender.hereOrRegion(EntityId.shard(2), TO_SHARD);
        sender.hereOrRegion(EntityId.shard(1), TO_SHARD);
        sender.hereOrRegion(EntityId.shard(77), TO_SHARD);
        // then
        assertThat(shards.receiveMessage()).isEqualTo(new ShardingEnvelope<>("2", new Deliver(TO_SHARD)));
        assertThat(entity.receiveMessage()).isEqualTo(new Deliver(TO_SHARD));
        assertThat(shards.receiveMessage()).isEqualTo(new ShardingEnvelope<>("77", new Deliver(TO_SHARD)));
        assertThat(bundles).isEmpty();
    }

    @Test
    void shouldWakeThroughTheRegionInAnyCase() {
        // given
        local.enter(EntityId.shard(2), entity.ref());
        // when
        sender.wake(EntityId.shard(2));
        // then
        assertThat(shards.receiveMessage()).isEqualTo(new ShardingEnvelope<>("2", EntityCommand.WAKE));
    }

    @Test
    void shouldFallSilentForEntitiesOfThisNodeToo() {
        // given
        local.enter(EntityId.shard(2), entity.ref());
        // when
        sender.disconnect();
        sender.toShard(2, TO_SHARD);
        sender.toShard(1, TO_SHARD);
        sender.wake(EntityId.shard(1));
        // then
        entity.expectNoMessage(Duration.ofMillis(50));
        shards.expectNoMessage(Duration.ZERO);
    }
}
