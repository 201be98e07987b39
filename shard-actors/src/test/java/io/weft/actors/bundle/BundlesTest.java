package io.weft.actors.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.cluster.WireVersion;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.model.TxId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundlesTest {

    private static final EntityId SHARD = EntityId.shard(2);

    private final ActorTestKit testKit = ActorTestKit.create(ConfigFactory.parseString("pekko.actor.serialize-messages = on")
            .withFallback(ConfigFactory.load()));
    private final List<Message> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void shutDown() {
        testKit.shutdownTestKit();
    }

    @Test
    void shouldBringEveryMessageToItsNode() {
        // given a node that believes that its own entity is on another node, at its own address
        Bundles bundles = Bundles.of(testKit.system(), 4, 2);
        bundles.receive((entity, message) -> received.add(message));
        understandBundles();
        bundles.remote().note(new LoadReport(testKit.system().address().toString(), List.of(new LoadReport.Item(SHARD, 0))));

        // when
        for (int i = 0; i < 1_000; i++) {
            assertThat(bundles.remote().send(SHARD.role(), SHARD.index(), bar(i))).isTrue();
        }

        // then
        await().until(() -> received.size() == 1_000);
        assertThat(received).contains(bar(0), bar(999)).doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnReceivingAfterABug() {
        // given
        Bundles bundles = Bundles.of(testKit.system(), 4, 2);
        bundles.receive((entity, message) -> {
            if (message.equals(bar(1))) {
                throw new IllegalStateException("of the test");
            }
            received.add(message);
        });
        understandBundles();
        bundles.remote().note(new LoadReport(testKit.system().address().toString(), List.of(new LoadReport.Item(SHARD, 0))));

        // when
        bundles.remote().send(SHARD.role(), SHARD.index(), bar(1));

        // then
        await().untilAsserted(() -> {
            bundles.remote().send(SHARD.role(), SHARD.index(), bar(2));
            assertThat(received).contains(bar(2));
        });
    }

    @Test
    void shouldRefuseAGapThatIsNone() {
        ActorTestKit wrong = ActorTestKit.create(ConfigFactory.parseString("weft.sharding.bundle-gap-us = 1000001")
                .withFallback(ConfigFactory.load()));
        try {
            assertThatThrownBy(() -> Bundles.of(wrong.system(), 4, 2)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weft.sharding.bundle-gap-us must be 0 to 1000000, but is 1000001");
        } finally {
            wrong.shutdownTestKit();
        }
    }

    private void understandBundles() {
        Dialect.ID.get(testKit.system()).use(WireVersion.WITH_BUNDLES);
    }

    private static Message bar(int n) {
        return new Bar(n, List.of(new TxId(1, n)));
    }
}
