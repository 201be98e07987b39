package io.weft.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.api.v1.EntityName;
import io.weft.api.v1.ListEntitiesRequest;
import io.weft.api.v1.ListEntitiesResponse.Entity;
import io.weft.api.v1.MoveEntityRequest;
import io.weft.api.v1.OperationsGrpc;
import io.weft.node.testing.RealNode;
import io.weft.node.testing.TestCluster;
import io.weft.node.testing.Traffic;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator moves shards and coordinators about, under load. */
class MoveOnRequestTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private TestCluster cluster;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldMoveThemWithoutLoss() throws Exception {
        // given
        cluster = new TestCluster(2, "weft.grpc.operations = on").start(2);
        Traffic traffic = new Traffic(cluster.nodes.get(0));
        traffic.startThrough(cluster.nodes);
        traffic.awaitMore(100);

        // when
        moveAway(EntityName.newBuilder().setShard(0).build());
        moveAway(EntityName.newBuilder().setCoordinator(0).build());
        moveAway(EntityName.newBuilder().setShard(0).build());

        // then
        traffic.awaitProgressAndStop();
        traffic.audit(cluster.nodes.get(1));
        assertThat(Duration.ofMillis(traffic.longestMs())).isLessThan(LONGEST);
        assertThat(cluster.nodes).allMatch(node -> node.ends.isEmpty());
    }

    private void moveAway(EntityName name) {
        String first = "127.0.0.1:" + cluster.port(0);
        String second = "127.0.0.1:" + cluster.port(1);
        String to = nodeOf(name).equals(first) ? second : first;
        operations().moveEntity(MoveEntityRequest.newBuilder().setName(name).setToNode(to).build());
        await().atMost(Duration.ofSeconds(30)).until(() -> nodeOf(name).equals(to));
    }

    private String nodeOf(EntityName name) {
        return operations().listEntities(ListEntitiesRequest.getDefaultInstance()).getEntitiesList().stream()
                .filter(entity -> entity.getName().equals(name)).map(Entity::getNode).findAny().orElseThrow();
    }

    private OperationsGrpc.OperationsBlockingStub operations() {
        RealNode node = cluster.nodes.get(0);
        return OperationsGrpc.newBlockingStub(node.channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }
}
