package io.weft.local.cassandra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a local Cassandra is started with. Each {@code with} method gives a changed copy.
 *
 * @param directory      holds all that the nodes write, a directory each; a later start finds the data again
 * @param nodes          1 or 3, on 127.0.0.1, 127.0.0.2 and 127.0.0.3
 * @param nativePort     where clients connect, at each of the addresses; 0 takes a free one
 * @param storagePort    where the nodes talk to each other; 0 takes a free one
 * @param heapMb         of each node
 * @param commitLogSync  when an acknowledged write is durable
 * @param quickCompiler  whether the Java machine compiles quickly rather than well: a faster start, a slower server
 * @param endsWithParent whether the nodes end when this process does, however it ends
 * @param startTimeoutMs for one node
 * @param extra          what is set besides
 */
public record LocalCassandraSettings(Path directory, int nodes, int nativePort, int storagePort, int heapMb,
        CommitLogSync commitLogSync, boolean quickCompiler, boolean endsWithParent, int startTimeoutMs,
        Extra extra) {

    static final int MIN_HEAP_MB = 256;
    static final int MAX_HEAP_MB = 16 * 1024;
    static final int MAX_START_TIMEOUT_MS = 600_000;
    private static final int MAX_PORT = 65_535;

    /**
     * For who knows Cassandra.
     *
     * @param yaml        of its settings file, by their names there; they count before those that are usual here
     * @param javaOptions of its Java machine
     */
    public record Extra(Map<String, String> yaml, List<String> javaOptions) {

        public static final Extra NONE = new Extra(Map.of(), List.of());

        public Extra {
            yaml = new TreeMap<>(yaml);
            javaOptions = List.copyOf(javaOptions);
        }
    }

    /** @throws IllegalArgumentException with what is wrong, and what is allowed */
    public LocalCassandraSettings {
        directory = directory.toAbsolutePath().normalize();
        require(nodes == 1 || nodes == 3, "nodes is " + nodes + ", but must be 1 or 3");
        requireWithin("native port", nativePort, 0, MAX_PORT);
        requireWithin("storage port", storagePort, 0, MAX_PORT);
        require(nativePort == 0 || nativePort != storagePort, "native port and storage port are both " + nativePort);
        requireWithin("heap", heapMb, MIN_HEAP_MB, MAX_HEAP_MB);
        requireWithin("start timeout", startTimeoutMs, 1, MAX_START_TIMEOUT_MS);
    }

    /** One node on free ports that ends with this process and starts quickly. */
    public static LocalCassandraSettings forTests(Path directory) {
        return new LocalCassandraSettings(directory, 1, 0, 0, 512, CommitLogSync.BATCH, true, true, 180_000,
                Extra.NONE);
    }

    /** One node on Cassandra's own ports that lives on when this process ends. */
    public static LocalCassandraSettings forWork(Path directory) {
        return new LocalCassandraSettings(directory, 1, 9042, 7000, 1024, CommitLogSync.BATCH, false, false, 180_000,
                Extra.NONE);
    }

    public LocalCassandraSettings withNodes(int count) {
        return new LocalCassandraSettings(directory, count, nativePort, storagePort, heapMb, commitLogSync, quickCompiler,
                endsWithParent, startTimeoutMs, extra);
    }

    public LocalCassandraSettings withPorts(int forClients, int forNodes) {
        return new LocalCassandraSettings(directory, nodes, forClients, forNodes, heapMb, commitLogSync, quickCompiler,
                endsWithParent, startTimeoutMs, extra);
    }

    public LocalCassandraSettings withHeapMb(int megabytes) {
        return new LocalCassandraSettings(directory, nodes, nativePort, storagePort, megabytes, commitLogSync, quickCompiler,
                endsWithParent, startTimeoutMs, extra);
    }

    public LocalCassandraSettings withCommitLogSync(CommitLogSync sync) {
        return new LocalCassandraSettings(directory, nodes, nativePort, storagePort, heapMb, sync, quickCompiler,
                endsWithParent, startTimeoutMs, extra);
    }

    public LocalCassandraSettings withQuickCompiler(boolean quick) {
        return new LocalCassandraSettings(directory, nodes, nativePort, storagePort, heapMb, commitLogSync, quick,
                endsWithParent, startTimeoutMs, extra);
    }

    public LocalCassandraSettings withStartTimeoutMs(int timeoutMs) {
        return new LocalCassandraSettings(directory, nodes, nativePort, storagePort, heapMb, commitLogSync, quickCompiler,
                endsWithParent, timeoutMs, extra);
    }

    public LocalCassandraSettings with(Extra settings) {
        return new LocalCassandraSettings(directory, nodes, nativePort, storagePort, heapMb, commitLogSync, quickCompiler,
                endsWithParent, startTimeoutMs, settings);
    }

    private static void requireWithin(String name, int value, int min, int max) {
        require(value >= min && value <= max, name + " is " + value + ", but must be " + min + " to " + max);
    }

    private static void require(boolean holds, String trouble) {
        if (!holds) {
            throw new IllegalArgumentException("Cassandra settings: " + trouble);
        }
    }
}
