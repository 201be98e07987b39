package io.weft.local.command;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.NodeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    public Integer call() throws IOException, InterruptedException {
        LocalCluster cluster = directory.cluster();
        List<ClusterNodeStatus> nodes = cluster.nodes();
        System.out.print(ClusterTable.of(nodes, cluster.ask()));
        System.out.println(ClusterTable.clients(nodes));
        showCassandra(cluster.settings().cassandra().directory());
        return nodes.stream().allMatch(node -> node.state() == NodeState.SERVING) ? 0 : 1;
    }

    /** Nodes may run without it, if only for a while. */
    private static void showCassandra(Path directory) throws IOException {
        Optional<LocalCassandra> cassandra = LocalCassandra.find(directory);
        System.out.println("Cassandra, in " + directory + (cassandra.isPresent() ? ":" : ": none was started, or it is gone"));
        if (cassandra.isPresent()) {
            System.out.print(StatusTable.of(cassandra.get().status()));
        }
    }
}
