package io.weft.local.cluster;

import io.weft.local.process.Attempts;
import io.weft.local.process.Directories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All nodes of a cluster. Which there are stands in its directory. For one thread, except what {@link LocalCluster} excepts. */
final class NodeProcesses {

    private final LocalClusterSettings settings;
    private final NodeProgram program;
    private final ClusterCassandra cassandra;
    /** By number; held for the standard input of those that this process has started. */
    private final Map<Integer, NodeProcess> known = new ConcurrentHashMap<>();

    NodeProcesses(LocalClusterSettings settings, NodeProgram program, ClusterCassandra cassandra) {
        this.settings = settings;
        this.program = program;
        this.cassandra = cassandra;
    }

    /** By number. */
    List<NodeProcess> all() throws IOException {
        return NodePlace.all(settings.directory()).stream()
                .map(place -> known.computeIfAbsent(place.number(), number -> new NodeProcess(place))).toList();
    }

    /** @throws ClusterFailed if there is none of this number */
    NodeProcess node(int number) throws IOException {
        List<NodeProcess> all = all();
        return all.stream().filter(node -> node.place().number() == number).findFirst()
                .orElseThrow(() -> new ClusterFailed("there is no node " + number + "; the cluster has "
                        + all.stream().map(node -> node.place().number()).toList()));
    }

    /** How many are not dead. */
    int running() throws IOException {
        int count = 0;
        for (NodeProcess node : all()) {
            count += node.runs() ? 1 : 0;
        }
        return count;
    }

    /**
     * Starts nodes and waits until they serve. If one does not, all of these are killed.
     *
     * @param minMembers before so many nodes are ready, none starts an entity
     * @throws ClusterFailed with the reason, as far as it is known, and the end of the log
     */
    void start(List<NodeProcess> starting, int minMembers) throws IOException, InterruptedException {
        boolean canBeCut = NetworkCut.obstacle().isEmpty();
        List<NodeProcess> started = new ArrayList<>();
        try {
            for (NodeProcess node : starting) {
                List<String> prefix = canBeCut ? NetworkCut.prefix(node.place()) : List.of();
                node.start(conf(node.place(), minMembers), program.nodeCommand(prefix, node.place().settings(), settings),
                        settings.endsWithParent());
                started.add(node);
            }
            for (NodeProcess node : started) {
                node.awaitServing(settings.startTimeoutMs());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            Attempts cleanUp = new Attempts();
            started.forEach(node -> cleanUp.attempt(node::kill));
            cleanUp.addTo(e);
            throw e;
        }
    }

    /** The settings file of a node. */
    String conf(NodePlace place, int minMembers) throws IOException {
        List<String> seeds = NodePlace.all(settings.directory()).stream().map(NodePlace::seed).toList();
        return NodeConf.of(place, settings, cassandra.get(), seeds, minMembers);
    }

    /** Of a node that is dead, with all that it has written. */
    void forget(NodeProcess node) throws IOException {
        Directories.delete(node.place().directory());
        known.remove(node.place().number());
    }
}
