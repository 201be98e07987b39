package io.weft.local.command;

import io.weft.local.cluster.ClusterLock;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.LocalClusterSettings;
import io.weft.local.cluster.NodeProgram;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a cluster that lives on in the background. */
@Command(name = "up", showDefaultValues = true,
        description = "Starts Cassandra, makes the ledger's tables, starts the nodes, and waits until all serve, which takes"
                + " some 30 s. A node takes a third of a GiB of memory beyond its heap, a Cassandra half of one.",
        footer = {"", "Example:", "  weft cluster up --nodes 5 --heap-mb 512 --set weft.ledger.shards=64"})
final class UpCluster implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private ClusterDirectory directory;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "1 to 16.")
    private int nodes;

    @Option(names = {"--heap-mb", "--heap"}, paramLabel = "MIB", defaultValue = "1024", description = "The heap of each node.")
    private int heapMb;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "7401",
            description = "Where clients connect to node 1; node 2 has the next one. 0 takes free ones.")
    private int port;

    @Option(names = "--cluster-port", paramLabel = "PORT", defaultValue = "25501",
            description = "Where the nodes reach node 1; likewise.")
    private int clusterPort;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "A setting of all nodes; may be repeated. See the node's reference.conf.")
    private List<String> extra = List.of();

    @Option(names = "--java-option", paramLabel = "OPTION", description = "Of each node's Java machine; may be repeated.")
    private List<String> javaOptions = List.of();

    @Mixin
    private ClusterCassandraOptions cassandra;

    @Option(names = "--timeout-seconds", paramLabel = "N", defaultValue = "180", description = "For the start of each node.")
    private int timeoutSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalClusterSettings settings = cassandra.applyTo(LocalClusterSettings.forWork(directory.path()))
                .withNodes(nodes).withHeapMb(heapMb).withJavaOptions(javaOptions).withPorts(port, clusterPort)
                .withExtra(extra).withStartTimeoutMs(Math.multiplyExact(timeoutSeconds, 1000));
        ClusterLock.hold(directory.path(), () -> {
            LocalCluster cluster = LocalCluster.up(settings, NodeProgram.ofThisBuild(),
                    what -> System.out.println("starting: " + what));
            System.out.print(ClusterTable.of(cluster.nodes(), cluster.ask()));
            System.out.println(ClusterTable.clients(cluster.nodes()));
        });
        return 0;
    }
}
