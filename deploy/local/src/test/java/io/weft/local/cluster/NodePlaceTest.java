package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePlaceTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTakeTheFirstNumberThatIsFree() throws Exception {
        // given
        LocalClusterSettings settings = LocalClusterSettings.forWork(directory).withPorts(7401, 25501);
        NodePlace first = NodePlace.next(settings, List.of());
        NodePlace third = new NodePlace(directory.resolve("node-3"), 3, 7403, 25503);

        // when
        NodePlace second = NodePlace.next(settings, List.of(first, third));

        // then
        assertThat(second).isEqualTo(new NodePlace(directory.resolve("node-2"), 2, 7402, 25502));
    }

    @Test
    void shouldBeFoundWithItsPorts() throws Exception {
        // given
        LocalClusterSettings settings = LocalClusterSettings.forTests(directory);
        NodePlace first = NodePlace.next(settings, List.of());
        NodePlace second = NodePlace.next(settings, List.of(first));
        Files.createDirectory(directory.resolve("node-4"));

        // when
        second.make();
        first.make();

        // then
        assertThat(NodePlace.all(directory)).containsExactly(first, second);
        assertThat(NodePlace.all(directory.resolve("nowhere"))).isEmpty();
    }

    @Test
    void shouldNameThePortThatIsTaken() throws Exception {
        // given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(NodePlace.HOST))) {
            NodePlace place = new NodePlace(directory, 7, taken.getLocalPort(), 1);

            // when, then
            assertThatExceptionOfType(ClusterFailed.class).isThrownBy(place::requireFreePorts)
                    .withMessageStartingWith("node 7 can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }
}
