package io.weft.local.cassandra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A running Cassandra on this machine. Nodes are numbered from 0.
 *
 * <p>For one thread, except {@link #kill} and {@link #close}, which any thread may call.
 */
public final class LocalCassandra implements AutoCloseable {

    private final LocalCassandraSettings settings;
    private final List<CassandraNode> nodes = new ArrayList<>();

    private LocalCassandra(LocalCassandraSettings settings) {
        this.settings = settings;
        for (int index = 0; index < settings.nodes(); index++) {
            nodes.add(new CassandraNode(new NodeSettings(settings, index)));
        }
    }

    /**
     * Starts all nodes and waits until each answers clients. If one fails, none is left running.
     *
     * @throws CassandraFailed if a node can't be started; says why
     */
    public static LocalCassandra start(LocalCassandraSettings settings) throws IOException, InterruptedException {
        LocalCassandra cassandra = new LocalCassandra(Ports.choose(settings));
        try {
            cassandra.startAll();
            return cassandra;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cassandra.close();
            throw e;
        }
    }

    /** The first alone: the others ask it who is there. */
    private void startAll() throws IOException, InterruptedException {
        nodes.get(0).start();
        nodes.get(0).awaitAnswer();
        for (CassandraNode node : nodes.subList(1, nodes.size())) {
            node.start();
        }
        for (CassandraNode node : nodes.subList(1, nodes.size())) {
            node.awaitAnswer();
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

    /** Ends a node as {@code kill -9} does, and returns when it is gone. Does nothing if it does not run. */
    public void kill(int node) throws IOException {
        nodes.get(node).kill();
    }

    /** Stops a node in an orderly way (SIGTERM), or kills it if it takes more than 20 s. Does nothing if it does not run. */
    public void stop(int node) throws IOException {
        nodes.get(node).stop();
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

    /** Stops a node if it runs, starts it on the same data and ports, and waits until it answers clients. */
    public void restart(int node) throws IOException, InterruptedException {
        nodes.get(node).stop();
        nodes.get(node).start();
        nodes.get(node).awaitAnswer();
    }

    /** Stops all nodes; the data stays. Idempotent. */
    @Override
    public void close() {
        IOException trouble = null;
        for (CassandraNode node : nodes) {
            try {
                node.stop();
            } catch (IOException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw new java.io.UncheckedIOException(trouble);
        }
    }
}
