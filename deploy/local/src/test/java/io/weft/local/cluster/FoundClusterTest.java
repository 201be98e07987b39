package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a later command can do to a cluster of which not all is well. With programs of the shell instead of nodes. */
@Timeout(60)
class FoundClusterTest {

    private static final NodeProgram PROGRAM = new NodeProgram("none");

    @TempDir
    private Path directory;
    private LocalClusterSettings settings;
    private final List<NodeProcess> nodes = new ArrayList<>();

    @BeforeEach
    void startTwo() throws Exception {
        settings = LocalClusterSettings.forTests(directory.resolve("cluster")).withNodes(2);
        for (NodePlace place : FreshPlaces.make(settings, arguments -> { })) {
            NodeProcess node = new NodeProcess(place);
            node.start("", List.of("sleep", "60"), true);
            nodes.add(node);
        }
    }

    @AfterEach
    void end() throws Exception {
        for (NodeProcess node : nodes) {
            Files.deleteIfExists(node.place().pidFile());
        }
        ProcessHandle.current().children().filter(child -> child.info().command().orElse("").endsWith("sleep"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void shouldSeeAndEndNodesThoughCassandraIsGone() throws Exception {
        // given
        SettingsFile.write(settings, true);

        // when
        LocalCluster cluster = found();

        // then
        assertThat(cluster.nodes()).extracting(ClusterNodeStatus::state).containsOnly(NodeState.STARTING).hasSize(2);
        cluster.kill(2);
        assertThat(cluster.nodes().get(1).state()).isEqualTo(NodeState.DEAD);
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(cluster::cassandra).withMessageContaining("take the cluster down");
        cluster.discard();
        assertThat(settings.directory()).doesNotExist();
    }

    @Test
    void shouldStopAllOthersThoughOneCanNotBeFound() throws Exception {
        // given
        SettingsFile.write(settings, true);
        damagePidOfTheFirst();

        // when, then
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> found().stop())
                .withMessage(nodes.get(0).place().pidFile() + " does not name a process; delete it if no node runs there");
        assertThat(nodes.get(1).runs()).isFalse();
    }

    @Test
    void shouldEndAllOthersThoughOneCanNotBeFoundAndForgetNothing() throws Exception {
        // given
        SettingsFile.write(settings, true);
        damagePidOfTheFirst();

        // when, then
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> found().discard()).withMessageContaining("node-1");
        assertThat(nodes.get(1).runs()).isFalse();
        assertThat(NodePlace.all(settings.directory())).hasSize(2);
        assertThat(LocalClusterSettings.ofLastStart(settings.directory())).isPresent();
    }

    private LocalCluster found() throws IOException {
        return LocalCluster.find(settings.directory(), PROGRAM).orElseThrow();
    }

    private void damagePidOfTheFirst() throws IOException {
        Files.writeString(nodes.get(0).place().pidFile(), "");
    }
}
