package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.node.testing.RealNode;
import io.weft.node.testing.TestCluster;
import io.weft.node.testing.Traffic;
import io.weft.protocol.journal.EntityId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreeNodesTest {

    private TestCluster cluster;
    private Traffic traffic;

    @BeforeEach
    void start() throws Exception {
        cluster = new TestCluster(4).start(3, TestCluster.CRASHES, "weft.gateway.resend-longest-ms = 1000");
        traffic = new Traffic(cluster.nodes.get(0));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldTakeAnyTransactionAtAnyNodeAndHoldUpOnlyThoseOfAStoppedShard() {
        // when
        cluster.nodes.forEach(node -> traffic.transfers(node, 20));
        // then
        assertThat(traffic.committed()).isEqualTo(60);
        cluster.nodes.forEach(traffic::audit);

        // when a shard is away
        int away = traffic.shardOf(0, cluster.journal.placement());
        cluster.journal.keepAway(EntityId.shard(away));
        // then the others go on, at every node
        cluster.nodes.forEach(node -> traffic.transfersBeside(away, cluster.journal.placement(), node, 20));
        assertThat(traffic.committed()).isEqualTo(120);
        // and what touches it is answered, too, and not as done
        assertThat(Traffic.touch(0, cluster.nodes.get(1))).isFalse();

        // and a node that comes serves the rest
        RealNode late = cluster.startNode(3, "weft.cluster.serve-without-after-ms = 500");
        traffic.transfersBeside(away, cluster.journal.placement(), late, 20);

        // when it is back
        cluster.journal.letCome(EntityId.shard(away));
        // then
        traffic.transfers(cluster.nodes.get(2), 20);
        cluster.nodes.forEach(traffic::audit);
    }

    @Test
    void shouldLoseNothingWhenANodeCrashes() throws Exception {
        // given
        RealNode crashing = cluster.nodes.get(0);
        traffic.startThrough(List.copyOf(cluster.nodes));
        // when the founder goes, with all coordinators of the sharding
        crashing.close();
        // then
        traffic.awaitMore(100);

        // when it comes back, and another goes and comes back before the others have given it up
        RealNode founder = cluster.startNode(0);
        cluster.nodes.get(1).close();
        RealNode back = cluster.startNode(1);
        // then
        traffic.awaitProgressAndStop();
        List.of(founder, back, cluster.nodes.get(2)).forEach(traffic::audit);
        assertThat(cluster.nodes).allMatch(node -> node.ends.isEmpty());
    }
}
