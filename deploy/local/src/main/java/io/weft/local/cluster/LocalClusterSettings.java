package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandraSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a cluster on this machine is started with. Each {@code with} method gives a changed copy.
 *
 * @param directory       holds all that the nodes and Cassandra write; a later start finds the data again
 * @param nodes           at least so many
 * @param cassandraNodes  1 or 3; fixed once there is data
 * @param heapMb          of each node
 * @param cassandraHeapMb of each of Cassandra's nodes
 * @param grpcPort        where clients connect to node 1; node 2 has the next one; 0 takes free ones
 * @param clusterPort     where nodes reach node 1; likewise
 * @param extra           settings of every node beside its own, each as {@code key=value}, see the node's reference.conf
 * @param endsWithParent  whether all ends when this process does, however it ends
 * @param startTimeoutMs  for the start of each node
 */
public record LocalClusterSettings(Path directory, int nodes, int cassandraNodes, int heapMb, int cassandraHeapMb,
        int grpcPort, int clusterPort, List<String> extra, boolean endsWithParent, int startTimeoutMs) {

    static final int MAX_NODES = 16;
    private static final int MIN_HEAP_MB = 128;
    private static final int MAX_HEAP_MB = 64 * 1024;
    private static final int MAX_START_TIMEOUT_MS = 600_000;
    private static final int MAX_PORT = 65_535 - MAX_NODES;
    /** Anything that stays on its line; the node itself judges keys and values. */
    private static final String ASSIGNMENT = "[A-Za-z][A-Za-z0-9.-]*\\s*=[^\\n\\r]+";

    /** @throws IllegalArgumentException with what is wrong, and what is allowed */
    public LocalClusterSettings {
        directory = directory.toAbsolutePath().normalize();
        extra = List.copyOf(extra);
        requireWithin("nodes", nodes, 1, MAX_NODES);
        require(cassandraNodes == 1 || cassandraNodes == 3, "Cassandra nodes is " + cassandraNodes + ", but must be 1 or 3");
        requireWithin("heap", heapMb, MIN_HEAP_MB, MAX_HEAP_MB);
        requireWithin("gRPC port", grpcPort, 0, MAX_PORT);
        requireWithin("cluster port", clusterPort, 0, MAX_PORT);
        require(grpcPort == 0 || clusterPort == 0 || Math.abs(grpcPort - clusterPort) >= MAX_NODES,
                "gRPC port " + grpcPort + " and cluster port " + clusterPort + " must be " + MAX_NODES + " apart at least");
        requireWithin("start timeout", startTimeoutMs, 1, MAX_START_TIMEOUT_MS);
        for (String assignment : extra) {
            require(assignment.matches(ASSIGNMENT), "'" + assignment + "' is not of the form key=value, such as"
                    + " weft.ledger.shards=64");
        }
        // Says what is wrong with it.
        LocalCassandraSettings.forWork(directory).withHeapMb(cassandraHeapMb);
    }

    /** Three nodes that live on when this process ends. */
    public static LocalClusterSettings forWork(Path directory) {
        return new LocalClusterSettings(directory, 3, 1, 1024, 1024, 7401, 25501, List.of(), false, 180_000);
    }

    /** Two small nodes on free ports that end with this process. */
    public static LocalClusterSettings forTests(Path directory) {
        return new LocalClusterSettings(directory, 2, 1, 384, 512, 0, 0, List.of(), true, 180_000);
    }

    public LocalClusterSettings withNodes(int count) {
        return new LocalClusterSettings(directory, count, cassandraNodes, heapMb, cassandraHeapMb, grpcPort, clusterPort, extra,
                endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withCassandra(int count, int megabytes) {
        return new LocalClusterSettings(directory, nodes, count, heapMb, megabytes, grpcPort, clusterPort, extra,
                endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withHeapMb(int megabytes) {
        return new LocalClusterSettings(directory, nodes, cassandraNodes, megabytes, cassandraHeapMb, grpcPort, clusterPort,
                extra, endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withPorts(int forClients, int forNodes) {
        return new LocalClusterSettings(directory, nodes, cassandraNodes, heapMb, cassandraHeapMb, forClients, forNodes, extra,
                endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withExtra(List<String> assignments) {
        return new LocalClusterSettings(directory, nodes, cassandraNodes, heapMb, cassandraHeapMb, grpcPort, clusterPort,
                assignments, endsWithParent, startTimeoutMs);
    }

    public LocalClusterSettings withEndsWithParent(boolean ends) {
        return new LocalClusterSettings(directory, nodes, cassandraNodes, heapMb, cassandraHeapMb, grpcPort, clusterPort, extra,
                ends, startTimeoutMs);
    }

    public LocalClusterSettings withStartTimeoutMs(int timeoutMs) {
        return new LocalClusterSettings(directory, nodes, cassandraNodes, heapMb, cassandraHeapMb, grpcPort, clusterPort, extra,
                endsWithParent, timeoutMs);
    }

    LocalCassandraSettings cassandra() {
        return new LocalCassandraSettings(directory.resolve("cassandra"), cassandraNodes, 0, 0, cassandraHeapMb,
                LocalCassandraSettings.forWork(directory).commitLogSync(), endsWithParent, endsWithParent, startTimeoutMs);
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
