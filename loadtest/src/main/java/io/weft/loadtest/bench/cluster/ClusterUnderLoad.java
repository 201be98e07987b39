package io.weft.loadtest.bench.cluster;

import io.grpc.Channel;
import io.weft.client.Address;
import io.weft.client.ClientSettings;
import io.weft.client.WeftClient;
import io.weft.loadtest.ledger.FixedNodes;
import io.weft.loadtest.ledger.Nodes;
import io.weft.loadtest.meter.CompilerTime;
import io.weft.loadtest.meter.NodeMeter;
import io.weft.loadtest.meter.NodeMeter.Serving;
import io.weft.loadtest.meter.NodeReading;
import io.weft.loadtest.meter.ProcessStat;
import io.weft.loadtest.process.WorkDirectory;
import io.weft.local.cassandra.CommitLogSync;
import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.LocalClusterSettings;
import io.weft.local.cluster.NodeProgram;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Nodes and a Cassandra, as processes that end with this one. A node that is added later gets no load of its own. */
final class ClusterUnderLoad implements Nodes, AutoCloseable {

    private static final int START_TIMEOUT_MS = 300_000;

    private final WorkDirectory directory;
    private final LocalCluster cluster;
    private final long cassandraPid;
    private final FixedNodes nodes;
    private final Thread shutdownHook = new Thread(this::release, "cluster-cleanup");

    private ClusterUnderLoad(WorkDirectory directory, LocalCluster cluster) throws IOException {
        this.directory = directory;
        this.cluster = cluster;
        this.cassandraPid = cluster.cassandra().status().get(0).pid().orElseThrow(() -> new IOException("Cassandra has ended"));
        this.nodes = new FixedNodes(cluster.clientAddresses().stream().map(Address::parse).toList());
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** Blocks until all nodes serve. */
    static ClusterUnderLoad start(int count, int heapMb, int cassandraHeapMb, Consumer<String> progress)
            throws IOException, InterruptedException {
        WorkDirectory directory = WorkDirectory.create(null);
        try {
            LocalClusterSettings defaults = LocalClusterSettings.forTests(directory.path());
            LocalCassandraSettings cassandra = defaults.cassandra().withHeapMb(cassandraHeapMb).withQuickCompiler(false)
                    .withCommitLogSync(CommitLogSync.GROUP);
            LocalClusterSettings settings = defaults.withNodes(count).withHeapMb(heapMb).withJavaOptions(List.of())
                    .withStartTimeoutMs(START_TIMEOUT_MS).withCassandra(cassandra, defaults.keyspace());
            return new ClusterUnderLoad(directory, LocalCluster.up(settings, NodeProgram.ofThisBuild(), progress));
        } catch (IOException | InterruptedException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** See {@link LocalCluster#add}. */
    int add() throws IOException, InterruptedException {
        return cluster.add();
    }

    /** Of all nodes that run; −1 if it is not known. */
    long compilerUs() throws IOException {
        long us = 0;
        for (ClusterNodeStatus node : cluster.nodes()) {
            if (node.pid().isPresent()) {
                try {
                    us += CompilerTime.us(node.pid().getAsLong());
                } catch (IOException e) {
                    return -1;
                }
            }
        }
        return us;
    }

    /** See {@link LocalCluster#remove}. */
    void remove(int number) throws IOException, InterruptedException {
        cluster.remove(number);
    }

    /** What serves on a node now. */
    Serving servingOn(int number) throws IOException {
        String address = cluster.nodes().get(number - 1).client();
        try (FixedNodes one = new FixedNodes(List.of(Address.parse(address)))) {
            return new NodeMeter(one.channels().get(0)).serving();
        }
    }

    @Override
    public List<Supplier<Channel>> channels() {
        return nodes.channels();
    }

    @Override
    public NodeReading read() {
        return Nodes.super.read().withDatabaseUs(cassandraUs());
    }

    private long cassandraUs() {
        try {
            return ProcessStat.of(cassandraPid).ownMicros();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public WeftClient client(ClientSettings settings) {
        return nodes.client(settings);
    }

    @Override
    public void close() {
        nodes.close();
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook runs or has run.
        }
    }

    private synchronized void release() {
        try {
            cluster.discard();
        } catch (IOException e) {
            System.err.println("not all of the cluster could be removed: " + e.getMessage());
        } finally {
            directory.close();
        }
    }
}
