package io.weft.loadtest.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weft.client.Address;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.ledger.FixedNodes;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Transfers;
import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.SharedCassandra;
import io.weft.local.cluster.ClusterFailed;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.LocalClusterSettings;
import io.weft.local.cluster.NodeProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of two builds, of which the older knows nothing of the newer one's messages, in one cluster, and one after the other. */
@Timeout(400)
class MixedVersionsTest {

    private static final DriveSettings LOAD = new DriveSettings(3, 32, 16, 0, 0, 3_000, 20_000, 60_000);
    private static final String NOW_WRITES_3 = "Messages to other nodes are written in version 3";

    @TempDir
    Path directory;

    @BeforeAll
    static void requireCassandra() throws IOException {
        assumeTrue(LocalCassandra.obstacle().isEmpty(), () -> "no Cassandra can be started here");
    }

    @Test
    void shouldWorkTogetherAndWriteWhatAllUnderstand() throws Exception {
        // given
        NodeProgram previous = PreviousBuild.compile(directory.resolve("previous"));
        NodeProgram current = NodeProgram.ofThisBuild();
        LocalClusterSettings settings = LocalClusterSettings.forTests(directory.resolve("cluster")).withNodes(2)
                .withCassandra(SharedCassandra.get().settings(), "mixed_versions");
        try (LocalCluster old = LocalCluster.up(settings, previous, text -> { })) {
            LocalCluster young = LocalCluster.find(settings.directory(), current).orElseThrow();

            // when a node of this build joins
            int third = young.add();

            // then all three work for every transaction, in messages that the older understand
            requireClean(young);
            assertThat(log(young)).noneMatch(line -> line.contains(NOW_WRITES_3) || line.contains("unknown kind of message"));

            // when the others are replaced, one by one
            young.restart(1);
            requireClean(young);
            young.restart(2);

            // then they write what is new, and still understand one another
            await().atMost(30, SECONDS).untilAsserted(() -> assertThat(young.logEnd(third, 10_000))
                    .anyMatch(line -> line.contains(NOW_WRITES_3)));
            requireClean(young);
            assertThat(log(young)).noneMatch(line -> line.contains("unknown kind of message") || line.contains("malformed"));

            // and there is no way back, which is said
            assertThatThrownBy(old::add).isInstanceOf(ClusterFailed.class)
                    .hasMessageContaining("the version of messages is 1 to 2 here, but 3 in the cluster");
        }
    }

    private static List<String> log(LocalCluster cluster) throws IOException {
        Stream<String> all = Stream.empty();
        for (int number = 1; number <= cluster.nodes().size(); number++) {
            all = Stream.concat(all, cluster.logEnd(number, 10_000).stream());
        }
        return all.toList();
    }

    private static void requireClean(LocalCluster cluster) throws Exception {
        List<Address> addresses = cluster.clientAddresses().stream().map(Address::parse).toList();
        try (FixedNodes nodes = new FixedNodes(addresses);
                Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false)) {
            LoadRun run = new LoadRun(nodes, "a mixed cluster", Transfers.uniform(500), System.nanoTime(), 1, progress);
            run.open();
            LoadResult result = run.measure(LOAD, 0, second -> { });
            assertThat(result.audit().failures()).isEmpty();
            assertThat(result.total().committed()).isPositive();
            assertThat(result.total().messagesPerCommit()).isPositive();
        }
    }
}
