package io.weft.local.cassandra;

import io.weft.local.process.Attempts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A Cassandra on this machine. Nodes are numbered from 0.
 *
 * <p>For one thread, except {@link #kill}, {@link #stop} and {@link #close}, which any thread may call.
 */
public final class LocalCassandra implements AutoCloseable {

    private final LocalCassandraSettings settings;
    private final List<CassandraNode> nodes;

    private LocalCassandra(LocalCassandraSettings settings) {
        this.settings = settings;
        this.nodes = IntStream.range(0, settings.nodes())
                .mapToObj(index -> new CassandraNode(new NodeSettings(settings, index))).toList();
    }

    /**
     * Starts all nodes and waits until each answers clients and sees all others. If one fails, none is left running.
     *
     * @throws CassandraFailed if a node can't be started, or runs already; says why
     */
    public static LocalCassandra start(LocalCassandraSettings settings) throws IOException, InterruptedException {
        LocalCassandra cassandra = prepared(settings);
        cassandra.startNodes(cassandra.nodes);
        return cassandra;
    }

    /**
     * The same, but lets nodes be that run already in this directory. If one fails, those that it has started are ended.
     *
     * @throws CassandraFailed if a node can't be started; says why
     */
    public static LocalCassandra startMissing(LocalCassandraSettings settings) throws IOException, InterruptedException {
        LocalCassandra cassandra = prepared(settings);
        List<CassandraNode> missing = new ArrayList<>();
        for (CassandraNode node : cassandra.nodes) {
            if (!node.runs()) {
                missing.add(node);
            }
        }
        cassandra.startNodes(missing);
        return cassandra;
    }

    /** What was started in this directory at any time before; empty if nothing was. */
    public static Optional<LocalCassandra> find(Path directory) throws IOException {
        Optional<ClusterFile> file = ClusterFile.read(directory);
        return file.map(found -> new LocalCassandra(LocalCassandraSettings.forWork(directory)
                .withNodes(found.nodes()).withPorts(found.nativePort(), found.storagePort())));
    }

    /** Whether the Java of this process, or the one that is named for it, is one that Cassandra runs on; if not, why. */
    public static Optional<String> obstacle() throws IOException {
        try {
            NodeJava.find();
            return Optional.empty();
        } catch (CassandraFailed e) {
            return Optional.of(e.getMessage());
        }
    }

    private static LocalCassandra prepared(LocalCassandraSettings settings) throws IOException {
        Optional<ClusterFile> before = ClusterFile.read(settings.directory());
        LocalCassandraSettings known = before.isPresent() ? before.get().applyTo(settings) : settings;
        return new LocalCassandra(NodePorts.choose(known));
    }

    private void startNodes(List<CassandraNode> starting) throws IOException, InterruptedException {
        Map<CassandraNode, Long> logBytes = new LinkedHashMap<>();
        for (CassandraNode node : nodes) {
            if (starting.contains(node) || node.answers()) {
                logBytes.put(node, starting.contains(node) ? 0 : node.log().bytes());
            }
        }
        List<CassandraNode> started = new ArrayList<>();
        try {
            for (CassandraNode node : starting) {
                node.start();
                started.add(node);
                if (started.size() == 1) {
                    ClusterFile.of(settings).write(settings.directory());
                    // Alone: the others ask it who is there.
                    node.awaitAnswer();
                }
            }
            for (CassandraNode node : started) {
                node.awaitAnswer();
            }
            awaitMutualSight(started, logBytes);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Attempts cleanUp = new Attempts();
            started.forEach(node -> cleanUp.attempt(node::kill));
            cleanUp.addTo(e);
            throw e;
        }
    }

    private static void awaitMutualSight(List<CassandraNode> started, Map<CassandraNode, Long> logBytes)
            throws IOException, InterruptedException {
        for (CassandraNode node : started) {
            for (CassandraNode other : logBytes.keySet()) {
                if (other != node) {
                    node.awaitSight(other, logBytes.get(node));
                    other.awaitSight(node, logBytes.get(other));
                }
            }
        }
    }

    /** Where clients connect, one address a node, also of those that are down. */
    public List<InetSocketAddress> contactPoints() {
        return nodes.stream().map(CassandraNode::address).toList();
    }

    /** What a driver asks for as the local data centre. */
    public String dataCenter() {
        return "datacenter1";
    }

    /** As they were given, with the ports that were chosen. */
    public LocalCassandraSettings settings() {
        return settings;
    }

    /** One entry a node. */
    public List<NodeStatus> status() throws IOException {
        List<NodeStatus> status = new ArrayList<>();
        for (CassandraNode node : nodes) {
            status.add(node.status());
        }
        return status;
    }

    /** Ends a node as {@code kill -9} does, and returns when it is gone. Does nothing if it does not run. */
    public void kill(int node) throws IOException {
        nodes.get(node).kill();
    }

    /** Stops a node in an orderly way (SIGTERM), or kills it if it takes more than 30 s. Does nothing if it does not run. */
    public void stop(int node) throws IOException {
        nodes.get(node).askToStop();
        nodes.get(node).awaitEnd();
    }

    /**
     * Freezes a node (SIGSTOP): its connections stay, and nothing answers.
     *
     * @throws CassandraFailed if it does not run
     */
    public void pause(int node) throws IOException {
        nodes.get(node).pause();
    }

    /** Lets a paused node go on. The same exceptions as {@link #pause}. */
    public void resume(int node) throws IOException {
        nodes.get(node).resume();
    }

    /**
     * Stops a node if it runs, starts it on the same data and ports, and waits until it answers clients, and until it and
     * the others that answer see each other.
     *
     * @throws CassandraFailed if it does not come up; then it is left down
     */
    public void restart(int node) throws IOException, InterruptedException {
        stop(node);
        startNodes(List.of(nodes.get(node)));
    }

    /**
     * Stops all nodes at the same time; the data stays. Idempotent.
     *
     * @throws IOException if some could not be stopped; says which. All others were
     */
    public void stopAll() throws IOException {
        Attempts steps = new Attempts();
        nodes.forEach(node -> steps.attempt(node::askToStop));
        nodes.forEach(node -> steps.attempt(node::awaitEnd));
        steps.requireNoTrouble();
    }

    /** The same as {@link #stopAll}. */
    @Override
    public void close() {
        try {
            stopAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
