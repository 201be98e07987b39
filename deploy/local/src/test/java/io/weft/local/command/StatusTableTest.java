package io.weft.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.local.cassandra.NodeStatus;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    @Test
    void shouldShowEachNodeOnALine() {
        // given
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", 9042);
        List<NodeStatus> nodes = List.of(
                new NodeStatus(address, OptionalLong.of(4711), true, 3 << 19, "5.0.9"),
                new NodeStatus(address, OptionalLong.of(4712), false, 0, "5.0.9"),
                new NodeStatus(address, OptionalLong.empty(), false, 0, "never started"));

        // when
        List<String> lines = StatusTable.of(nodes).lines().toList();

        // then
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).split(" {2,}")).containsExactly("1", "127.0.0.1:9042", "up", "4711", "1.5 MiB", "5.0.9");
        assertThat(lines.get(2).split(" {2,}")).containsExactly("2", "127.0.0.1:9042", "no answer", "4712", "0.0 MiB", "5.0.9");
        assertThat(lines.get(3).split(" {2,}")).containsExactly("3", "127.0.0.1:9042", "down", "-", "0.0 MiB", "never started");
    }
}
