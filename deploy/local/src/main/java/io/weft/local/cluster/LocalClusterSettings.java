package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandraSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster on this machine is started with. Each {@code with} method gives a changed copy.
 *
 * @param directory      holds all that the nodes write
 * @param nodes          so many, numbered from 1
 * @param heapMb         of each node
 * @param javaOptions    of the Java machine of each node, behind those that all nodes have
 * @param grpcPort       where clients connect to node 1; node 2 has the next one; 0 takes free ones
 * @param clusterPort    where nodes reach node 1; likewise
 * @param extra          settings of every node beside its own, each as {@code key=value}, see the node's reference.conf
 * @param cassandra      whose node or nodes are started, unless they run. If its directory lies within that of the cluster, and
 *                       held no Cassandra before, it is the cluster's own, and ends with it
 * @param keyspace       the name of the ledger's tables there
 * @param endsWithParent whether the nodes end when this process does, however it ends
 * @param startTimeoutMs for the start of each node
 */
public record LocalClusterSettings(Path directory, int nodes, int heapMb, List<String> javaOptions, int grpcPort,
        int clusterPort, List<String> extra, LocalCassandraSettings cassandra, String keyspace, boolean endsWithParent,
        int startTimeoutMs) {

    static final int MAX_NODES = 16;
    private static final int MIN_HEAP_MB = 128;
    private static final int MAX_HEAP_MB = 64 * 1024;
    private static final int MAX_START_TIMEOUT_MS = 600_000;
    private static final int MAX_PORT = 65_535 - MAX_NODES;
    private static final String KEYSPACE = "weft";
    private static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1");
    /** Anything that stays on its line; the node itself judges keys and values. */
    private static final String ASSIGNMENT = "[A-Za-z][A-Za-z0-9.-]*\\s*=[^\\n\\r]+";

    /** @throws IllegalArgumentException with what is wrong, and what is allowed */
    public LocalClusterSettings {
        directory = directory.toAbsolutePath().normalize();
        extra = List.copyOf(extra);
        javaOptions = List.copyOf(javaOptions);
        requireWithin("nodes", nodes, 1, MAX_NODES);
        requireWithin("heap", heapMb, MIN_HEAP_MB, MAX_HEAP_MB);
        requireWithin("gRPC port", grpcPort, 0, MAX_PORT);
        requireWithin("cluster port", clusterPort, 0, MAX_PORT);
        require(grpcPort == 0 || clusterPort == 0 || Math.abs(grpcPort - clusterPort) >= MAX_NODES,
                "gRPC port " + grpcPort + " and cluster port " + clusterPort + " must be " + MAX_NODES + " apart at least");
        requireWithin("start timeout", startTimeoutMs, 1, MAX_START_TIMEOUT_MS);
        require(keyspace.matches("[a-z][a-z0-9_]{0,47}"), "keyspace is '" + keyspace + "', but must be up to 48 of a-z, 0-9 and _");
        for (String option : javaOptions) {
            require(option.matches("-\\S+"), "'" + option + "' is no option of a Java machine");
        }
        for (String assignment : extra) {
            require(assignment.matches(ASSIGNMENT), "'" + assignment + "' is not of the form key=value, such as"
                    + " weft.ledger.shards=64");
        }
    }

    /** Three nodes that live on when this process ends, and a Cassandra of their own. */
    public static LocalClusterSettings forWork(Path directory) {
        LocalCassandraSettings cassandra = LocalCassandraSettings.forWork(directory.resolve("cassandra")).withPorts(0, 0);
        return new LocalClusterSettings(directory, 3, 1024, List.of(), 7401, 25501, List.of(), cassandra, KEYSPACE, false, 180_000);
    }

    /**
     * Three small nodes on free ports that end with this process, as their Cassandra does. Their Java machines don't compile
     * what runs often a second time, which costs a test of seconds more than it brings.
     */
    public static LocalClusterSettings forTests(Path directory) {
        LocalCassandraSettings cassandra = LocalCassandraSettings.forTests(directory.resolve("cassandra"));
        return new LocalClusterSettings(directory, 3, 384, QUICK_COMPILER, 0, 0, List.of(), cassandra, KEYSPACE, true, 180_000);
    }

    public LocalClusterSettings withNodes(int count) {
        return new LocalClusterSettings(directory, count, heapMb, javaOptions, grpcPort, clusterPort, extra, cassandra,
                keyspace, endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withHeapMb(int megabytes) {
        return new LocalClusterSettings(directory, nodes, megabytes, javaOptions, grpcPort, clusterPort, extra, cassandra,
                keyspace, endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withJavaOptions(List<String> options) {
        return new LocalClusterSettings(directory, nodes, heapMb, options, grpcPort, clusterPort, extra, cassandra,
                keyspace, endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withPorts(int forClients, int forNodes) {
        return new LocalClusterSettings(directory, nodes, heapMb, javaOptions, forClients, forNodes, extra, cassandra, keyspace,
                endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withExtra(List<String> assignments) {
        return new LocalClusterSettings(directory, nodes, heapMb, javaOptions, grpcPort, clusterPort, assignments, cassandra,
                keyspace, endsWithParent, startTimeoutMs);
    }

    /** @param name of the ledger's tables; another one for each cluster that shares this Cassandra */
    public LocalClusterSettings withCassandra(LocalCassandraSettings other, String name) {
        return new LocalClusterSettings(directory, nodes, heapMb, javaOptions, grpcPort, clusterPort, extra, other, name,
                endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withEndsWithParent(boolean ends) {
        return new LocalClusterSettings(directory, nodes, heapMb, javaOptions, grpcPort, clusterPort, extra, cassandra, keyspace,
                ends, startTimeoutMs);
    }

    public LocalClusterSettings withStartTimeoutMs(int timeoutMs) {
        return new LocalClusterSettings(directory, nodes, heapMb, javaOptions, grpcPort, clusterPort, extra, cassandra, keyspace,
                endsWithParent, timeoutMs);
    }

    /** What the cluster in this directory was started with last; empty if there is none, or it was discarded. */
    public static Optional<LocalClusterSettings> ofLastStart(Path directory) throws IOException {
        return SettingsFile.read(directory);
    }

    private static void requireWithin(String name, int value, int min, int max) {
        require(value >= min && value <= max, name + " is " + value + ", but must be " + min + " to " + max);
    }

    private static void require(boolean holds, String trouble) {
        if (!holds) {
            throw new IllegalArgumentException("cluster settings: " + trouble);
        }
    }
}
