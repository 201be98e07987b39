package io.weft.loadtest.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cluster.ClusterFailed;
import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.LocalClusterSettings;
import io.weft.local.cluster.NodeProgram;
import io.weft.local.cluster.NodeState;
import io.weft.local.cluster.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three real nodes and a real Cassandra, for all of these tests; each leaves three nodes that serve, as it found them. */
@Timeout(300)
class LocalClusterTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ENTITIES = 20;

    @TempDir
    private static Path directory;

    private static LocalCluster cluster;
    private Bank bank;

    @BeforeAll
    static void up() throws Exception {
        Optional<String> obstacle = LocalCassandra.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        cluster = LocalCluster.up(LocalClusterSettings.forTests(directory.resolve("a cluster"))
                .withExtra(List.of("weft.cluster.split-brain.stable-after-ms=4000")));
    }

    @AfterAll
    static void down() throws Exception {
        if (cluster != null) {
            cluster.discard();
            assertThat(directory.resolve("a cluster")).doesNotExist();
        }
    }

    @BeforeEach
    void open() throws Exception {
        assertThat(states()).containsOnly(NodeState.SERVING).hasSize(3);
        bank = Bank.open(cluster.clientAddresses());
    }

    @Test
    void shouldTellOfEachNode() throws Exception {
        // when
        List<ClusterNodeStatus> nodes = cluster.nodes();
        LocalCluster found = LocalCluster.find(cluster.settings().directory(), NodeProgram.ofThisBuild()).orElseThrow();

        // then
        assertThat(nodes).allMatch(node -> ProcessHandle.of(node.pid().orElseThrow()).orElseThrow().isAlive());
        assertThat(nodes).allMatch(node -> Files.isRegularFile(node.log()));
        assertThat(found.nodes()).isEqualTo(nodes);
        assertThat(found.settings().extra()).isEqualTo(cluster.settings().extra());
        assertThat(cluster.logEnd(nodes.get(0).number(), 100)).anyMatch(line -> line.contains("weft node serving on"));
        await().atMost(LONG).until(() -> entities() == ENTITIES);
    }

    @Test
    void shouldLoseNothingWhenANodeIsKilledAndStartedAgain() throws Exception {
        // given
        int number = lastNumber();

        // when
        cluster.kill(number);

        // then
        assertThat(stateOf(number)).isEqualTo(NodeState.DEAD);
        assertThat(bank.payAndReadBack()).isTrue();
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(() -> cluster.kill(number)).withMessageContaining("is dead");
        cluster.restart(number);
        assertThat(stateOf(number)).isEqualTo(NodeState.SERVING);
        assertThat(bank.payAndReadBack()).isTrue();
    }

    @Test
    void shouldStandStillWhilePaused() throws Exception {
        // given
        int number = lastNumber();

        // when
        cluster.pause(number);

        // then
        assertThat(stateOf(number)).isEqualTo(NodeState.PAUSED);
        cluster.resume(number);
        assertThat(stateOf(number)).isEqualTo(NodeState.SERVING);
        assertThat(bank.payAndReadBack()).isTrue();
    }

    @Test
    void shouldGrowAndShrinkInGoodOrder() throws Exception {
        // given
        int removed = cluster.nodes().get(0).number();

        // when
        int added = cluster.add();
        cluster.remove(removed);

        // then
        assertThat(cluster.nodes()).extracting(ClusterNodeStatus::number).contains(added).doesNotContain(removed);
        for (ClusterNodeStatus node : cluster.nodes()) {
            assertThat(cluster.logEnd(node.number(), 200)).noneMatch(line -> line.contains("SplitBrainResolver SBR took decision"));
        }
        assertThat(bank.payAndReadBack()).isTrue();
        await().atMost(LONG).until(() -> entities() == ENTITIES);
    }

    @Test
    void shouldGoOnWithoutANodeThatIsCutOff() throws Exception {
        // given
        int number = lastNumber();
        Optional<String> obstacle = LocalCluster.obstacleToCut();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());

        // when
        cluster.cut(number);

        // then: the smaller side ends by itself, the larger one has all
        await().atMost(LONG).until(() -> stateOf(number) == NodeState.DEAD);
        assertThat(cluster.logEnd(number, 100)).anyMatch(line -> line.contains("they go on without it"));
        assertThat(bank.payAndReadBack()).isTrue();
        await().atMost(LONG).until(() -> entities() == ENTITIES);
        cluster.heal();
        cluster.restart(number);
        assertThat(cluster.nodes()).noneMatch(ClusterNodeStatus::cutOff);
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(() -> LocalCluster.up(cluster.settings()))
                .withMessageContaining("is up already");
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(() -> cluster.kill(99))
                .withMessageContaining("there is no node 99; the cluster has [");
    }

    private static int lastNumber() throws Exception {
        List<ClusterNodeStatus> nodes = cluster.nodes();
        return nodes.get(nodes.size() - 1).number();
    }

    private static List<NodeState> states() throws Exception {
        List<NodeState> states = new ArrayList<>();
        cluster.nodes().forEach(node -> states.add(node.state()));
        return states;
    }

    private static NodeState stateOf(int number) throws Exception {
        return cluster.nodes().stream().filter(node -> node.number() == number).findFirst().orElseThrow().state();
    }

    /** That serve anywhere, as the nodes tell. */
    private static int entities() throws Exception {
        return cluster.ask().values().stream().mapToInt(Told::entities).sum();
    }
}
