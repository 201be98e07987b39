package io.weft.local.command;

import io.weft.local.cassandra.NodeStatus;
import java.util.List;
import java.util.Locale;

/** The nodes as a table, a line each. */
final class StatusTable {

    private static final String ROW = "%-4s  %-21s  %-9s  %9s  %11s  %s%n";
    private static final double MIB = 1024.0 * 1024;

    private StatusTable() {}

    static String of(List<NodeStatus> nodes) {
        StringBuilder table = new StringBuilder(row("node", "address", "state", "pid", "data", "version"));
        for (int index = 0; index < nodes.size(); index++) {
            NodeStatus node = nodes.get(index);
            table.append(row(index + 1, node.address().getHostString() + ":" + node.address().getPort(), node.state(),
                    node.pid().isPresent() ? node.pid().getAsLong() : "-",
                    String.format(Locale.ROOT, "%.1f MiB", node.dataBytes() / MIB), node.version()));
        }
        return table.toString();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells);
    }
}
