package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.process.Attempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final ClusterCassandra cassandra;
    private final NodeProcesses nodes;

    private LocalCluster(LocalClusterSettings settings, NodeProgram program, ClusterCassandra cassandra) {
        this.settings = settings;
        this.program = program;
        this.cassandra = cassandra;
        this.nodes = new NodeProcesses(settings, program, cassandra);
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
        ClusterCassandra cassandra = ClusterCassandra.forStart(settings);
        List<NodePlace> places = FreshPlaces.make(settings, Nft.OF_SYSTEM);
        SettingsFile.write(settings, cassandra.isOwned());
        progress.accept("Cassandra, in " + settings.cassandra().directory());
        cassandra.start();
        LocalCluster cluster = new LocalCluster(settings, program, cassandra);
        try {
            progress.accept("the ledger's tables, in keyspace " + settings.keyspace());
            Files.writeString(places.get(0).settings(), cluster.nodes.conf(places.get(0), places.size()));
            LedgerTables.apply(program, places.get(0).settings(), settings.directory().resolve("schema.log"));
            progress.accept(places.size() + " node(s)");
            cluster.nodes.start(cluster.nodes.all(), places.size());
        } catch (IOException | InterruptedException | RuntimeException e) {
            Attempts cleanUp = new Attempts();
            cleanUp.attempt(cluster::close);
            cleanUp.addTo(e);
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
        ClusterCassandra cassandra = ClusterCassandra.ofLastStart(settings.get());
        return Optional.of(new LocalCluster(settings.get(), program, cassandra));
    }

    /** As they were given. */
    public LocalClusterSettings settings() {
        return settings;
    }

    /**
     * To which the nodes write.
     *
     * @throws ClusterFailed if it was never started, or what was is gone; nodes can be seen and ended without it
     */
    public LocalCassandra cassandra() throws IOException {
        return cassandra.get();
    }

    /** Whether Cassandra is this cluster's alone, which has made it: then it ends with the cluster, and its data with the cluster's. */
    public boolean ownsCassandra() {
        return cassandra.isOwned();
    }

    /** One entry a node, by number. */
    public List<ClusterNodeStatus> nodes() throws IOException {
        List<ClusterNodeStatus> status = new ArrayList<>();
        for (NodeProcess node : nodes.all()) {
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
        return nodes.node(number).logLines(lines);
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
        if (nodes.running() == 0) {
            throw new ClusterFailed("no node runs that another could join; restart one");
        }
        NodePlace place = NodePlace.next(settings, places);
        place.requireFreePorts();
        place.make();
        nodes.start(List.of(nodes.node(place.number())), nodes.running() + 1);
        return place.number();
    }

    /**
     * Stops a node in good order: it drains, hands its entities over, leaves, and is forgotten with its log. One that is dead
     * is only forgotten.
     *
     * @throws ClusterFailed if it is the last that runs, or did not end by itself and was killed
     */
    public void remove(int number) throws IOException, InterruptedException {
        NodeProcess node = nodes.node(number);
        if (node.runs() && nodes.running() == 1) {
            throw new ClusterFailed("node " + number + " is the last that runs; take the cluster down instead");
        }
        node.askToStop();
        node.awaitEnd();
        NetworkCut.heal(node.place(), Nft.OF_SYSTEM);
        nodes.forget(node);
    }

    /**
     * Ends a node as {@code kill -9} does, also one that is paused, and returns when it is gone.
     *
     * @throws ClusterFailed if it is dead
     */
    public void kill(int number) throws IOException {
        NodeProcess node = nodes.node(number);
        node.running();
        node.kill();
    }

    /**
     * Freezes a node (SIGSTOP): its connections stay, and nothing answers.
     *
     * @throws ClusterFailed if it is dead
     */
    public void pause(int number) throws IOException, InterruptedException {
        nodes.node(number).pause();
    }

    /**
     * Lets a paused node go on. The others may have given it up meanwhile; then it ends with exit code 12.
     *
     * @throws ClusterFailed if it is dead
     */
    public void resume(int number) throws IOException {
        nodes.node(number).resume();
    }

    /**
     * Stops a node in good order, if it runs, starts it again, and waits until it serves.
     *
     * @throws ClusterFailed if it does not come to serve; then it is left dead
     */
    public void restart(int number) throws IOException, InterruptedException {
        NodeProcess node = nodes.node(number);
        node.askToStop();
        node.awaitEnd();
        nodes.start(List.of(node), nodes.running() + 1);
    }

    /** Why no node can be cut off on this machine; empty if each can that was started by a process with the same rights. */
    public static Optional<String> obstacleToCut() throws IOException, InterruptedException {
        return NetworkCut.obstacle();
    }

    /**
     * Breaks the network between a node and all others, until {@link #heal}. Clients and Cassandra still reach it. The others
     * give it up, or it them.
     *
     * @throws ClusterFailed if this can't be done here: it needs root
     */
    public void cut(int number) throws IOException, InterruptedException {
        cut(number, false);
    }

    /**
     * The same; also between it and Cassandra, if so wished.
     *
     * @throws ClusterFailed if this can't be done here
     */
    public void cut(int number, boolean alsoFromCassandra) throws IOException, InterruptedException {
        NodeProcess node = nodes.node(number);
        Optional<String> obstacle = NetworkCut.obstacle(node.place(), node.running());
        if (obstacle.isPresent()) {
            throw new ClusterFailed("node " + number + " can't be cut off: " + obstacle.get());
        }
        List<NodePlace> others = nodes.all().stream().map(NodeProcess::place).filter(place -> place.number() != number).toList();
        List<Integer> cassandraPorts = alsoFromCassandra ? List.of(cassandra.get().settings().nativePort()) : List.of();
        NetworkCut.cut(node.place(), others, cassandraPorts, Nft.OF_SYSTEM);
    }

    /** Mends all that {@link #cut} has broken. Idempotent. A node that has ended meanwhile stays dead. */
    public void heal() throws IOException, InterruptedException {
        for (NodeProcess node : nodes.all()) {
            NetworkCut.heal(node.place(), Nft.OF_SYSTEM);
        }
    }

    /** What nodes tell of themselves, by number; without those that do not answer within two seconds. */
    public Map<Integer, Told> ask() throws IOException, InterruptedException {
        List<ClusterNodeStatus> serving = nodes().stream().filter(node -> node.state() == NodeState.SERVING).toList();
        Map<String, Told> byAddress = NodeQuestion.ask(program, serving.stream().map(ClusterNodeStatus::client).toList());
        Map<Integer, Told> told = new TreeMap<>();
        for (ClusterNodeStatus node : serving) {
            if (byAddress.containsKey(node.client())) {
                told.put(node.number(), byAddress.get(node.client()));
            }
        }
        return told;
    }

    /**
     * Stops all nodes in good order, and then Cassandra, if it is the cluster's own. All data stays. Idempotent.
     *
     * @throws IOException if something did not end by itself, or not at all; says what. All else was ended
     */
    public void stop() throws IOException {
        takeDown().inGoodOrder();
    }

    /**
     * Kills all nodes, and Cassandra, if it is the cluster's own, and forgets them with all their data. Idempotent.
     *
     * @throws IOException if something could not be ended; says what. All else was, but nothing is forgotten
     */
    public void discard() throws IOException {
        close();
        takeDown().forget();
    }

    /**
     * Kills all nodes, and Cassandra, if it is the cluster's own, and heals. What they have written stays. Idempotent.
     *
     * @throws IOException if something could not be ended; says what. All else was
     */
    @Override
    public void close() throws IOException {
        takeDown().atOnce();
    }

    private TakeDown takeDown() {
        return new TakeDown(settings, nodes, cassandra, Nft.OF_SYSTEM);
    }
}
