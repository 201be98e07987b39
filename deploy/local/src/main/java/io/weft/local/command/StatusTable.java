package io.weft.local.command;

import io.weft.local.cassandra.NodeStatus;
import java.util.List;
import java.util.Locale;

/** The nodes as a table, a line each. */
final class StatusTable {

    private static final String ROW = "%-4s  %-21s  %-9s  %9s  %11s  %s%n";

    private StatusTable() {}

    static void print(List<NodeStatus> nodes) {
        System.out.printf(ROW, "node", "address", "state", "pid", "data", "version");
        for (int index = 0; index < nodes.size(); index++) {
            NodeStatus node = nodes.get(index);
            System.out.printf(ROW, index + 1, node.address().getHostString() + ":" + node.address().getPort(), node.state(),
                    node.pid().isPresent() ? node.pid().getAsLong() : "-",
                    String.format(Locale.ROOT, "%.1f MiB", node.dataBytes() / 1048576.0), node.version());
        }
    }
}
