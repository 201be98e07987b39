package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A cluster of nodes on this machine. Nodes are numbered from 1. All that is known of it stands in its directory, so that
 * another process can go on with it; but one at a time.
 *
 * <p>For one thread, except {@link #kill} and {@link #close}, which any thread may call. Nothing waits without a limit.
 */
public final class LocalCluster implements AutoCloseable {

    private final LocalClusterSettings settings;
    private final NodeProgram program;
    private final LocalCassandra cassandra;
    /** By number; held for the standard input of those that this process has started. */
    private final Map<Integer, NodeProcess> known = new ConcurrentHashMap<>();

    private LocalCluster(LocalClusterSettings settings, NodeProgram program, LocalCassandra cassandra) {
        this.settings = settings;
        this.program = program;
        this.cassandra = cassandra;
    }

    /** The same as the one below, with the node of this build, and in silence. */
    public static LocalCluster up(LocalClusterSettings settings) throws IOException, InterruptedException {
        return up(settings, NodeProgram.ofThisBuild(), text -> {});
    }

    /**
     * Starts Cassandra, unless it runs, makes the tables, unless they are there, starts the nodes, and waits until all of
     * them serve. If anything fails, all that is the cluster's own is ended.
     *
     * @param progress is told, in words, what takes time
     * @throws ClusterFailed if a cluster is up in this directory already, or a node does not come to serve
     * @throws IOException   if Cassandra does not start; says why
     */
    public static LocalCluster up(LocalClusterSettings settings, NodeProgram program, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<NodePlace> places = freshPlaces(settings);
        progress.accept("Cassandra, in " + settings.cassandra().directory());
        LocalCluster cluster = new LocalCluster(settings, program, LocalCassandra.startMissing(settings.cassandra()));
        try {
            progress.accept("the ledger's tables, in keyspace " + settings.keyspace());
            Files.writeString(places.get(0).settings(), cluster.conf(places.get(0), places.size()));
            LedgerTables.apply(program, places.get(0).settings(), settings.directory().resolve("schema.log"));
            progress.accept(places.size() + " node(s)");
            cluster.start(cluster.processes(), places.size());
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** What was started in this directory at any time before; empty if nothing was, or if it was taken down. */
    public static Optional<LocalCluster> find(Path directory, NodeProgram program) throws IOException {
        Optional<LocalClusterSettings> settings = SettingsFile.read(directory);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalCassandra> cassandra = LocalCassandra.find(settings.get().cassandra().directory());
        return cassandra.map(found -> new LocalCluster(settings.get(), program, found));
    }

    private static List<NodePlace> freshPlaces(LocalClusterSettings settings) throws IOException {
        List<NodePlace> old = NodePlace.all(settings.directory());
        for (NodePlace place : old) {
            if (new NodeProcess(place).runs()) {
                throw new ClusterFailed("a cluster is up already in " + settings.directory() + ", of " + old.size()
                        + " node(s): add one, or take it down, or choose another directory");
            }
        }
        for (NodePlace place : old) {
            Directories.delete(place.directory());
        }
        List<NodePlace> places = new ArrayList<>();
        for (int i = 0; i < settings.nodes(); i++) {
            NodePlace place = NodePlace.create(settings, places);
            place.requireFreePorts();
            places.add(place);
        }
        SettingsFile.write(settings);
        return places;
    }

    /** As they were given. */
    public LocalClusterSettings settings() {
        return settings;
    }

    /** Which this cluster shares with others, unless it is its own. */
    public LocalCassandra cassandra() {
        return cassandra;
    }

    /** One entry a node, by number. */
    public List<ClusterNodeStatus> nodes() throws IOException {
        List<ClusterNodeStatus> status = new ArrayList<>();
        for (NodeProcess node : processes()) {
            status.add(node.status());
        }
        return status;
    }

    /** Where clients connect, each as {@code host:port}, also of those nodes that are dead or paused. */
    public List<String> clientAddresses() throws IOException {
        return nodes().stream().map(ClusterNodeStatus::client).toList();
    }

    /** The last lines of what a node has written since it was started last; none if it never was. */
    public List<String> logEnd(int number, int lines) throws IOException {
        return node(number).logLines(lines);
    }

    /**
     * Starts one more node, and waits until it serves. If it does not, it is left dead.
     *
     * @return its number
     * @throws ClusterFailed if there are as many as there may be, or none runs that it could join, or it does not come to
     *     serve
     */
    public int add() throws IOException, InterruptedException {
        List<NodePlace> places = NodePlace.all(settings.directory());
        if (places.size() >= LocalClusterSettings.MAX_NODES) {
            throw new ClusterFailed("the cluster has " + places.size() + " nodes, which is the most");
        }
        if (running() == 0) {
            throw new ClusterFailed("no node runs that another could join; restart one");
        }
        NodePlace place = NodePlace.create(settings, places);
        start(List.of(node(place.number())), running() + 1);
        return place.number();
    }

    /**
     * Stops a node in good order: it drains, hands its entities over, leaves, and is forgotten with its log. One that is dead
     * is only forgotten.
     *
     * @throws ClusterFailed if it is the last that runs, or did not end by itself and was killed
     */
    public void remove(int number) throws IOException {
        NodeProcess node = node(number);
        if (node.runs() && running() == 1) {
            throw new ClusterFailed("node " + number + " is the last that runs; take the cluster down instead");
        }
        node.askToStop();
        node.awaitEnd();
        Directories.delete(node.directory());
        known.remove(number);
    }

    /**
     * Ends a node as {@code kill -9} does, also one that is paused, and returns when it is gone.
     *
     * @throws ClusterFailed if it is dead
     */
    public void kill(int number) throws IOException {
        NodeProcess node = node(number);
        node.running();
        node.kill();
    }

    /**
     * Freezes a node (SIGSTOP): its connections stay, and nothing answers.
     *
     * @throws ClusterFailed if it is dead
     */
    public void pause(int number) throws IOException, InterruptedException {
        node(number).pause();
    }

    /**
     * Lets a paused node go on. The others may have given it up meanwhile; then it ends with exit code 12.
     *
     * @throws ClusterFailed if it is dead
     */
    public void resume(int number) throws IOException {
        node(number).resume();
    }

    /**
     * Stops a node in good order, if it runs, starts it again, and waits until it serves.
     *
     * @throws ClusterFailed if it does not come to serve; then it is left dead
     */
    public void restart(int number) throws IOException, InterruptedException {
        NodeProcess node = node(number);
        node.askToStop();
        node.awaitEnd();
        start(List.of(node), running() + 1);
    }

    /** Stops all nodes in good order, and then Cassandra, if it is the cluster's own. All data stays. Idempotent. */
    public void stop() throws IOException {
        List<NodeProcess> nodes = processes();
        for (NodeProcess node : nodes) {
            node.askToStop();
        }
        for (NodeProcess node : nodes) {
            node.awaitEnd();
        }
        if (settings.ownsCassandra()) {
            cassandra.stopAll();
        }
    }

    /** Kills all nodes, and Cassandra, if it is the cluster's own, and forgets them with all their data. Idempotent. */
    public void discard() throws IOException {
        close();
        for (NodePlace place : NodePlace.all(settings.directory())) {
            Directories.delete(place.directory());
        }
        if (settings.ownsCassandra()) {
            Directories.delete(cassandra.settings().directory());
        }
        Files.deleteIfExists(settings.directory().resolve("schema.log"));
        SettingsFile.delete(settings.directory());
        Directories.deleteIfEmpty(settings.directory());
    }

    /** Kills all nodes, and Cassandra, if it is the cluster's own. What they have written stays. Idempotent. */
    @Override
    public void close() {
        try {
            for (NodeProcess node : processes()) {
                node.kill();
            }
            if (settings.ownsCassandra()) {
                for (int i = 0; i < cassandra.settings().nodes(); i++) {
                    cassandra.kill(i);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int running() throws IOException {
        int count = 0;
        for (NodeProcess node : processes()) {
            count += node.runs() ? 1 : 0;
        }
        return count;
    }

    private void start(List<NodeProcess> starting, int minMembers) throws IOException, InterruptedException {
        List<NodeProcess> started = new ArrayList<>();
        try {
            for (NodeProcess node : starting) {
                List<String> command = program.nodeCommand(List.of(), node.place().settings(), settings.heapMb(),
                        settings.endsWithParent());
                node.start(conf(node.place(), minMembers), command, settings.endsWithParent());
                started.add(node);
            }
            for (NodeProcess node : started) {
                node.awaitServing(settings.startTimeoutMs());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            for (NodeProcess node : started) {
                node.kill();
            }
            throw e;
        }
    }

    private String conf(NodePlace place, int minMembers) throws IOException {
        List<String> seeds = NodePlace.all(settings.directory()).stream().map(NodePlace::seed).toList();
        return NodeConf.of(place, settings, cassandra, seeds, minMembers);
    }

    private NodeProcess node(int number) throws IOException {
        List<NodeProcess> all = processes();
        return all.stream().filter(node -> node.place().number() == number).findFirst()
                .orElseThrow(() -> new ClusterFailed("there is no node " + number + "; the cluster has "
                        + all.stream().map(node -> node.place().number()).toList()));
    }

    private List<NodeProcess> processes() throws IOException {
        return NodePlace.all(settings.directory()).stream()
                .map(place -> known.computeIfAbsent(place.number(), number -> new NodeProcess(place))).toList();
    }
}
