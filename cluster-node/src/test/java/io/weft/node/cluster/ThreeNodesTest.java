package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.node.testing.RealNode;
import io.weft.node.testing.TestCluster;
import io.weft.node.testing.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreeNodesTest {

    private TestCluster cluster;
    private Traffic traffic;

    @BeforeEach
    void start() throws Exception {
        cluster = new TestCluster(4).start(3);
        traffic = new Traffic(cluster.nodes.get(0));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldTakeAnyTransactionAtAnyNode() {
        // when
        cluster.nodes.forEach(node -> traffic.transfers(node, 30));
        // then
        assertThat(traffic.committed()).isEqualTo(90);
        cluster.nodes.forEach(node -> traffic.audit(node));
    }

    @Test
    void shouldLoseNothingWhenANodeLeaves() throws Exception {
        // given
        RealNode leaving = cluster.nodes.get(0);
        traffic.startThrough(cluster.nodes.subList(1, 3));
        // when
        leaving.close();
        // then
        traffic.awaitProgressAndStop();
        traffic.audit(cluster.nodes.get(1));
        assertThat(cluster.nodes.get(1).ends).isEmpty();
    }
}
