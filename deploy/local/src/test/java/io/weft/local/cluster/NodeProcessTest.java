package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With programs of the shell instead of nodes. */
@Timeout(60)
class NodeProcessTest {

    private static final List<String> SERVES = List.of("sh", "-c", "echo one; echo two; echo 1 > port; exec sleep 60");

    @TempDir
    private Path directory;

    private NodeProcess node;

    @BeforeEach
    void make() throws Exception {
        NodePlace place = NodePlace.next(LocalClusterSettings.forTests(directory), List.of());
        place.make();
        node = new NodeProcess(place);
    }

    @AfterEach
    void end() throws Exception {
        node.kill();
    }

    @Test
    void shouldGoFromServingToPausedAndBackAndToDead() throws Exception {
        // when, then
        assertThat(node.status().state()).isEqualTo(NodeState.DEAD);
        node.start("", SERVES, true);
        node.awaitServing(10_000);
        assertThat(node.status().state()).isEqualTo(NodeState.SERVING);
        assertThat(node.logLines(1)).containsExactly("two");
        node.pause();
        assertThat(node.status().state()).isEqualTo(NodeState.PAUSED);
        assertThat(new NodeProcess(node.place()).status()).isEqualTo(node.status());
        node.resume();
        node.askToStop();
        node.awaitEnd();
        assertThat(node.status().state()).isEqualTo(NodeState.DEAD);
        assertThat(node.status().pid()).isEmpty();
    }

    @Test
    void shouldNotTakeTheMarkOfADeadNodeForThatOfANewOne() throws Exception {
        // given
        node.start("", SERVES, true);
        node.awaitServing(10_000);
        node.kill();

        // when
        node.start("", List.of("sleep", "60"), true);

        // then
        assertThat(node.status().state()).isEqualTo(NodeState.STARTING);
        assertThat(Files.readString(node.place().previousLog())).isEqualTo("one\ntwo\n");
    }

    @Test
    void shouldTellHowANodeHasEndedAtItsStart() throws Exception {
        // given
        node.start("", List.of("sh", "-c", "echo no journal >&2; exit 4"), true);

        // when, then
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(() -> node.awaitServing(10_000))
                .withMessageStartingWith("node 1 has ended at its start with exit code 4; the end of ")
                .withMessageContaining("no journal");
    }

    @Test
    void shouldNotWaitForEver() throws Exception {
        // given
        node.start("", List.of("sleep", "60"), true);

        // when, then
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(() -> node.awaitServing(50))
                .withMessageStartingWith("node 1 does not serve within 50 ms");
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(() -> node.start("", SERVES, true))
                .withMessageContaining("runs already, as process");
    }

    @Test
    void shouldRefuseWhatOnlyALivingNodeCanDo() {
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(node::pause).withMessageStartingWith("node 1 is dead");
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(node::resume).withMessageStartingWith("node 1 is dead");
    }
}
