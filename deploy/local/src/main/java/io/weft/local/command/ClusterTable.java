package io.weft.local.command;

import io.weft.local.cluster.ClusterNodeStatus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The nodes of a cluster as a table, a line each. */
final class ClusterTable {

    private static final String ROW = "%-4s  %-8s  %9s  %-21s  %-21s%n";

    private ClusterTable() {}

    static String of(List<ClusterNodeStatus> nodes) {
        StringBuilder table = new StringBuilder(row("node", "state", "pid", "for clients", "for nodes"));
        for (ClusterNodeStatus node : nodes) {
            table.append(row(node.number(), node.state().name().toLowerCase(Locale.ROOT),
                    node.pid().isPresent() ? node.pid().getAsLong() : "-", node.client(),
                    node.clusterAddress().getHostString() + ":" + node.clusterAddress().getPort()));
        }
        return table.toString();
    }

    /** As programs that drive a cluster take it. */
    static String clients(List<ClusterNodeStatus> nodes) {
        return "clients: --address " + nodes.stream().map(ClusterNodeStatus::client).collect(Collectors.joining(","));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing() + System.lineSeparator();
    }
}
