package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.node.testing.RealNode;
import io.weft.node.testing.TestCluster;
import io.weft.node.testing.Traffic;
import io.weft.protocol.journal.EntityId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever takes over the entities of a node that leaves has little to read: they are away for the shorter. */
class HandOverCheckpointTest {

    private static final int TRANSFERS = 200;

    private TestCluster cluster;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldLeaveNextToNothingBehindTheCheckpoints() throws Exception {
        // when
        transferAndLeave("weft.process.checkpoint-ms = 20000");

        // then: an entity may have had one more thing to note before it stopped
        assertThat(framesLeft()).isLessThan(2 * 16);
    }

    @Test
    void shouldLeaveAllBehindThemIfNoneIsWanted() throws Exception {
        // when
        transferAndLeave("weft.process.checkpoint-ms = 0");

        // then
        assertThat(framesLeft()).isGreaterThan(TRANSFERS);
    }

    private void transferAndLeave(String settings) throws Exception {
        cluster = new TestCluster(1, settings).start(1);
        RealNode node = cluster.nodes.get(0);
        new Traffic(node).transfers(node, TRANSFERS);
        node.close();
    }

    private int framesLeft() {
        return IntStream.range(0, cluster.journal.placement().shards())
                .map(shard -> cluster.journal.framesBehindCheckpoint(EntityId.shard(shard))).sum();
    }
}
