package io.weft.local.command;

import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.Told;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The nodes of a cluster as a table, a line each. */
final class ClusterTable {

    private static final String ROW = "%-4s  %-12s  %8s  %-21s  %-21s  %8s  %12s  %8s  %s";
    private static final double MIB = 1024.0 * 1024;

    private ClusterTable() {}

    /** @param told by those nodes that answer, by number */
    static String of(List<ClusterNodeStatus> nodes, Map<Integer, Told> told) {
        StringBuilder table = new StringBuilder(
                row("node", "state", "pid", "for clients", "for nodes", "entities", "transactions", "heap", "up for"));
        for (ClusterNodeStatus node : nodes) {
            Told self = told.get(node.number());
            table.append(row(node.number(), state(node), node.pid().isPresent() ? node.pid().getAsLong() : "-", node.client(),
                    node.clusterAddress().getHostString() + ":" + node.clusterAddress().getPort(),
                    self == null ? "-" : self.entities(), self == null ? "-" : self.transactions(),
                    self == null ? "-" : String.format(Locale.ROOT, "%.0f MiB", self.heapBytes() / MIB),
                    self == null ? "-" : self.upTimeMs() / 1000 + " s"));
        }
        return table.toString();
    }

    private static String state(ClusterNodeStatus node) {
        return node.state().name().toLowerCase(Locale.ROOT) + (node.cutOff() ? ", cut" : "");
    }

    /** As programs that drive a cluster take it. */
    static String clients(List<ClusterNodeStatus> nodes) {
        return "clients: --address " + nodes.stream().map(ClusterNodeStatus::client).collect(Collectors.joining(","));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing() + System.lineSeparator();
    }
}
