package io.weft.actors.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.actors.GatewayParty;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.WireVersion;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.model.TxId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoNodesTest {

    private TestNode one;
    private TestNode other;

    @BeforeEach
    void start() {
        List<TestNode> pair = TestNode.pair();
        one = pair.get(0);
        other = pair.get(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> served().containsAll(TestNode.allEntities()));
    }

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {WireVersion.OLDEST, WireVersion.CURRENT})
    void shouldSpreadEntitiesAndCarryMessagesBetweenThem(int version) {
        Stream.of(one, other).forEach(node -> Dialect.ID.get(node.system).use(version));
        // given
        assertThat(one.served).isNotEmpty();
        assertThat(other.served).isNotEmpty();
        TestProbe<GatewayMessage> gateway = TestProbe.create(one.system);
        for (int shard = 0; shard < TestNode.SHARDS; shard++) {
            for (int coordinator = 0; coordinator < TestNode.COORDINATORS; coordinator++) {
                ReplyTo replyTo = new ReplyTo(new GatewayParty(gateway.ref()), 10 * shard + coordinator);
                // when
                one.sender.toCoordinator(coordinator, new Cancel(new TxId(coordinator, shard), replyTo));
                // then
                gateway.expectMessage(Duration.ofSeconds(10), new GatewayMessage.CancelResult(replyTo.requestId(), null));
            }
        }
    }

    private List<EntityId> served() {
        List<EntityId> served = new ArrayList<>(one.served);
        served.addAll(other.served);
        return served;
    }
}
