package io.weft.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.NodeState;
import io.weft.local.cluster.Told;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClusterTableTest {

    @Test
    void shouldShowALineANode() {
        // given
        List<ClusterNodeStatus> nodes = List.of(node(1, NodeState.SERVING, OptionalLong.of(4242), false),
                node(2, NodeState.DEAD, OptionalLong.empty(), true));

        // when
        List<String> lines = ClusterTable.of(nodes, Map.of(1, new Told(61_999, 20, 7, 0, 3 << 20))).lines().toList();

        // then
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).matches("1 +serving +4242 +127.0.0.1:7401 +127.0.0.1:25501 +20 +7 +3 MiB +61 s");
        assertThat(lines.get(2)).matches("2 +dead, cut +- +127.0.0.1:7402 +127.0.0.1:25502 +- +- +- +-");
        assertThat(ClusterTable.clients(nodes)).isEqualTo("clients: --address 127.0.0.1:7401,127.0.0.1:7402");
    }

    private static ClusterNodeStatus node(int number, NodeState state, OptionalLong pid, boolean cutOff) {
        return new ClusterNodeStatus(number, state, pid, new InetSocketAddress("127.0.0.1", 7400 + number),
                new InetSocketAddress("127.0.0.1", 25_500 + number), cutOff, Path.of("log"));
    }
}
