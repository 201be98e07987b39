package io.weft.local.command;

import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.NodeState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the nodes of a cluster. */
@Command(name = "status", description = "Shows each node. Ends with 0 if all serve, otherwise with 1.")
final class ClusterStatus implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private ClusterDirectory directory;

    @Override
    public Integer call() throws IOException {
        LocalCluster cluster = directory.cluster();
        List<ClusterNodeStatus> nodes = cluster.nodes();
        System.out.print(ClusterTable.of(nodes));
        System.out.println(ClusterTable.clients(nodes));
        System.out.println("Cassandra, in " + cluster.cassandra().settings().directory() + ":");
        System.out.print(StatusTable.of(cluster.cassandra().status()));
        return nodes.stream().allMatch(node -> node.state() == NodeState.SERVING) ? 0 : 1;
    }
}
