package io.weft.local.command;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.local.cassandra.NodeStatus;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.LocalClusterSettings;
import io.weft.local.cluster.NodeProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which Cassandra a cluster is started with. What was asked for and can't be had is refused, not passed over. */
final class ClusterCassandraOptions {

    private static final String NODES = "--cassandra-nodes";
    private static final String HEAP = "--cassandra-heap-mb";

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = NODES, paramLabel = "N",
            description = "1 or 3: starts a Cassandra for this cluster alone. Without it one that weft cassandra start has started"
                    + " is shared, if it runs, and else one node is started.")
    private Integer nodes;

    @Option(names = HEAP, paramLabel = "MIB", defaultValue = "1024",
            description = "The heap of each node of a Cassandra that is started.")
    private int heapMb;

    /** @throws IOException if an option contradicts what is there already; says what to do */
    LocalClusterSettings applyTo(LocalClusterSettings defaults) throws IOException {
        LocalClusterSettings chosen = choose(defaults);
        Path directory = chosen.cassandra().directory();
        if (command.commandLine().getParseResult().hasMatchedOption(HEAP) && anyRuns(directory)) {
            throw new IOException(HEAP + " would change nothing: the Cassandra in " + directory + " runs already. Leave the"
                    + " option out, or stop it first, and what writes to it");
        }
        return chosen;
    }

    private LocalClusterSettings choose(LocalClusterSettings defaults) throws IOException {
        Optional<LocalClusterSettings> before = LocalClusterSettings.ofLastStart(defaults.directory());
        if (before.isPresent()) {
            requireSameAs(before.get());
            return defaults.withCassandra(before.get().cassandra().withHeapMb(heapMb), before.get().keyspace());
        }
        Optional<LocalCassandra> shared = nodes == null ? running(CassandraDirectory.standard()) : Optional.empty();
        if (shared.isPresent()) {
            // What another cluster has left there is not this one's.
            return defaults.withCassandra(shared.get().settings(), "weft_" + Long.toString(System.currentTimeMillis(), 36));
        }
        LocalCassandraSettings own = defaults.cassandra().withNodes(nodes == null ? 1 : nodes).withHeapMb(heapMb);
        if (LocalCassandra.find(own.directory()).isPresent()) {
            throw new IOException("the Cassandra in " + own.directory() + " was not started by this cluster, which would keep its"
                    + " own there: choose another --directory");
        }
        return defaults.withCassandra(own, defaults.keyspace());
    }

    /** The ledger is where it is. */
    private void requireSameAs(LocalClusterSettings before) throws IOException {
        if (nodes == null) {
            return;
        }
        LocalCassandraSettings cassandra = before.cassandra();
        boolean isOwn = LocalCluster.find(before.directory(), NodeProgram.ofThisBuild()).orElseThrow().ownsCassandra();
        if (!isOwn || nodes != cassandra.nodes()) {
            throw new IOException(NODES + " is " + nodes + ", but the ledger of the cluster in " + before.directory() + " is on "
                    + (isOwn ? "its own Cassandra" : "the shared Cassandra in " + cassandra.directory()) + ", of "
                    + cassandra.nodes() + " node(s). Leave the option out, or begin a new ledger after weft cluster down");
        }
    }

    private static Optional<LocalCassandra> running(Path cassandra) throws IOException {
        Optional<LocalCassandra> found = LocalCassandra.find(cassandra);
        return found.isPresent() && found.get().status().stream().allMatch(NodeStatus::answers) ? found : Optional.empty();
    }

    private static boolean anyRuns(Path cassandra) throws IOException {
        Optional<LocalCassandra> found = LocalCassandra.find(cassandra);
        return found.isPresent() && found.get().status().stream().anyMatch(node -> node.pid().isPresent());
    }
}
