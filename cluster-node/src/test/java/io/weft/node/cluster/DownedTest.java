package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.weft.node.ExitCode;
import io.weft.node.testing.RealNode;
import io.weft.node.testing.TestCluster;
import java.time.Duration;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.Test;

class DownedTest {

    @Test
    void shouldEndANodeThatTheOthersHaveGivenUp() throws Exception {
        try (TestCluster cluster = new TestCluster(2).start(1)) {
            // given a second member that is no node of ours
            RealNode node = cluster.nodes.get(0);
            Config settings = ConfigFactory.parseString("pekko.cluster.gossip-interval = 100 ms")
                    .withFallback(ConfigFactory.load("weft-node"));
            ActorSystem<Void> other = ActorSystem.create(Behaviors.empty(), "weft", settings);
            Cluster members = Cluster.get(other);
            Address address = new Address("pekko", "weft", "127.0.0.1", cluster.port(0));
            members.manager().tell(Join.create(address));
            await().atMost(Duration.ofSeconds(30)).until(() -> members.selfMember().status() == MemberStatus.up());

            // when it says that the node is down
            members.manager().tell(new Down(address));

            // then
            await().atMost(Duration.ofSeconds(30)).until(() -> !node.ends.isEmpty());
            assertThat(node.ends).containsOnly(ExitCode.DOWNED);
            other.terminate();
            await().atMost(Duration.ofSeconds(30)).until(() -> other.getWhenTerminated().toCompletableFuture().isDone());
        }
    }
}
