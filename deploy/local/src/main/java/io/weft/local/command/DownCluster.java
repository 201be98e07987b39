package io.weft.local.command;

import io.weft.local.cluster.LocalCluster;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a cluster, and no other process. */
@Command(name = "down", description = "Ends all nodes, and Cassandra if it is the cluster's own, and deletes their data."
        + " Only processes that were started here are ended.")
final class DownCluster implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private ClusterDirectory directory;

    @Option(names = "--keep", description = "Stops all in good order and keeps the data, for the next weft cluster up.")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        directory.change(this::end);
        return 0;
    }

    private void end(LocalCluster cluster) throws IOException, InterruptedException {
        if (keep) {
            cluster.stop();
        } else {
            cluster.discard();
        }
        System.out.println("the cluster is down; its data " + (keep ? "stays in " + directory.path() : "is deleted"));
        if (!keep && !cluster.ownsCassandra()) {
            System.out.println("its tables stay, in keyspace " + cluster.settings().keyspace() + " of the Cassandra in "
                    + cluster.settings().cassandra().directory());
        }
    }
}
