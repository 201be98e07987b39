package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.node.testing.RealNode;
import io.weft.node.testing.TestCluster;
import io.weft.node.testing.Traffic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes leave in order and come back, again and again, under load. */
class ComingAndGoingTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private TestCluster cluster;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldHandOverWithoutLossWhicheverNodeLeaves() throws Exception {
        // given
        cluster = new TestCluster(2).start(2);
        Traffic traffic = new Traffic(cluster.nodes.get(0));
        RealNode oldest = cluster.nodes.get(0);
        RealNode other = cluster.nodes.get(1);
        traffic.startThrough(cluster.nodes);

        // when the one with all coordinators of the sharding leaves, and only one is left
        oldest.close();
        traffic.awaitMore(100);
        // and it comes back, and takes its part
        RealNode back = cluster.startNode(0);
        await().atMost(Duration.ofSeconds(30)).until(() -> back.node.entitiesHere() > 2);
        // and the other leaves
        other.close();
        traffic.awaitMore(100);
        RealNode otherBack = cluster.startNode(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> otherBack.node.entitiesHere() > 2);
        back.close();

        // then
        traffic.awaitProgressAndStop();
        traffic.audit(otherBack);
        assertThat(otherBack.node.entitiesHere()).isEqualTo(20);
        assertThat(Duration.ofMillis(traffic.longestMs())).isLessThan(LONGEST);
        assertThat(List.of(oldest.ends, other.ends, back.ends, otherBack.ends)).allMatch(List::isEmpty);
    }
}
