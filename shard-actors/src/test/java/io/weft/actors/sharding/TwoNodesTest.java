package io.weft.actors.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.actors.GatewayParty;
import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.WireVersion;
import io.weft.actors.placement.MoveRequests.Answer.NotNow;
import io.weft.actors.placement.MoveRequests.Answer.Told;
import io.weft.actors.placement.MoveRequests.Answer.Unknown;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.model.TxId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        write(version);
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

    @Test
    void shouldMoveAnEntityOnSomebodysWordAtAnyNode() {
        // given
        write(WireVersion.CURRENT);
        EntityId moved = one.served.get(0);
        await().atMost(Duration.ofSeconds(30)).until(() -> other.moves.request(moved, address(one)) instanceof NotNow there
                && there.why().endsWith("serves there already"));
        // when the node is asked that does not have it
        await().atMost(Duration.ofSeconds(30)).until(() -> other.moves.request(moved, address(other)), new Told(address(one))::equals);
        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> other.served.contains(moved));
        assertThat(one.stopped).contains(moved);
    }

    @Test
    void shouldRefuseToMoveWhatIsNotThere() {
        assertThat(one.moves.request(EntityId.shard(TestNode.SHARDS), address(other)))
                .isEqualTo(new Unknown("there is no shard-5, only 0 to 4"));
        assertThat(one.moves.request(EntityId.shard(-1), address(other))).isInstanceOf(Unknown.class);
        assertThat(one.moves.request(EntityId.coordinator(0), "nowhere:1")).isInstanceOfSatisfying(Unknown.class,
                unknown -> assertThat(unknown.why()).startsWith("there is no node \"nowhere:1\", only [").contains(address(one), address(other)));
        // given that a node of an older version is there
        write(WireVersion.WITH_MOVE_REQUESTS - 1);
        // then
        EntityId here = one.served.get(0);
        await().atMost(Duration.ofSeconds(30)).until(() -> one.moves.request(here, address(other)) instanceof NotNow notNow
                && notNow.why().contains("older version"));
    }

    private void write(int version) {
        Stream.of(one, other).forEach(node -> Dialect.ID.get(node.system).use(version));
    }

    private static String address(TestNode node) {
        Address address = Cluster.get(node.system).selfMember().address();
        return address.getHost().orElseThrow() + ":" + address.getPort().orElseThrow();
    }

    private List<EntityId> served() {
        List<EntityId> served = new ArrayList<>(one.served);
        served.addAll(other.served);
        return served;
    }
}
