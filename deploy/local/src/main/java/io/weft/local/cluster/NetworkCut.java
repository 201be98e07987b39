package io.weft.local.cluster;

import io.weft.local.process.ProcessFailed;
import io.weft.local.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cuts nodes off, by rules of nftables for what leaves a socket on this machine. All nodes have the same address, so a node
 * is known by its group: it runs under the group id that is the number of its cluster port, which no other node on this machine
 * has. Only packets to or from ports of the cluster are ever dropped. Connections stay and fall silent, as in a broken
 * network.
 */
final class NetworkCut {

    static final long TIMEOUT_MS = 10_000;
    private static final String MARK = "cut";

    private NetworkCut() {}

    /** Why nodes can't be cut off here; empty if they can. Asks the system itself, since being root is not always enough. */
    static Optional<String> obstacle() throws IOException, InterruptedException {
        for (List<String> needed : List.of(List.of("setpriv", "--regid", "65000", "--keep-groups", "true"),
                List.of("nft", "list", "tables"))) {
            try {
                Programs.Ended ended = Programs.run(needed, TIMEOUT_MS);
                if (ended.exitCode() != 0) {
                    return Optional.of(needed.get(0) + " does not work: " + ended.output().replace('\n', ' '));
                }
            } catch (ProcessFailed e) {
                return Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Why this node can't be cut off. */
    static Optional<String> obstacle(NodePlace place, ProcessHandle process) throws IOException, InterruptedException {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return Optional.of(obstacle.get() + "; it needs root, and the programs setpriv (of util-linux) and nft (of nftables)");
        }
        String group = "(?s).*\\nGid:\\s+" + place.clusterPort() + "\\s.*";
        boolean marked = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")).matches(group);
        return marked ? Optional.empty() : Optional.of("it was started without root; restart it first");
    }

    /** What a node is started through, so that it can be cut off. */
    static List<String> prefix(NodePlace place) {
        return List.of("setpriv", "--regid", Integer.toString(place.clusterPort()), "--keep-groups");
    }

    static boolean isCut(NodePlace place) {
        return Files.exists(mark(place));
    }

    /**
     * Between a node and all others nothing gets through until {@link #heal}.
     *
     * @param others         of the cluster
     * @param cassandraPorts from which it is cut off too; none if it is not
     * @throws ClusterFailed if the system does not let this program do so; then all is as it was
     */
    static void cut(NodePlace place, List<NodePlace> others, List<Integer> cassandraPorts, Nft nft)
            throws IOException, InterruptedException {
        boolean wasCut = isCut(place);
        // The mark comes first and goes last: rules of which nobody knows would cut off whoever has this port next.
        Files.writeString(mark(place), rules(place, others, cassandraPorts));
        try {
            nft.change(List.of("-f", mark(place).toString()));
        } catch (ClusterFailed e) {
            // A file is taken whole or not at all. After any other trouble nobody knows, and the mark stays.
            if (!wasCut) {
                Files.delete(mark(place));
            }
            throw e;
        }
    }

    /** Does nothing to a node that is not cut off. */
    static void heal(NodePlace place, Nft nft) throws IOException, InterruptedException {
        if (isCut(place)) {
            // Deleting what is not there would be an error, and the node may have been cut before the machine was restarted.
            nft.change(List.of("add table inet " + table(place) + "; delete table inet " + table(place)));
            Files.delete(mark(place));
        }
    }

    private static String rules(NodePlace place, List<NodePlace> others, List<Integer> cassandraPorts) {
        String own = Integer.toString(place.clusterPort());
        StringBuilder text = new StringBuilder()
                .append("add table inet ").append(table(place)).append('\n')
                .append("delete table inet ").append(table(place)).append('\n')
                .append("table inet ").append(table(place)).append(" {\n")
                .append("  chain output {\n")
                .append("    type filter hook output priority 0; policy accept;\n");
        if (!others.isEmpty()) {
            String rest = others.stream().map(other -> Integer.toString(other.clusterPort()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
            text.append("    meta skgid ").append(own).append(" tcp dport ").append(rest).append(" drop\n")
                    .append("    meta skgid ").append(own).append(" tcp sport ").append(own).append(" drop\n")
                    .append("    meta skgid ").append(rest).append(" tcp dport ").append(own).append(" drop\n");
        }
        for (int port : cassandraPorts) {
            text.append("    meta skgid ").append(own).append(" tcp dport ").append(port).append(" drop\n");
        }
        return text.append("  }\n}\n").toString();
    }

    private static String table(NodePlace place) {
        return "weft_cut_" + place.clusterPort();
    }

    /** Holds the rules; it outlives the process that made them. */
    private static Path mark(NodePlace place) {
        return place.directory().resolve(MARK);
    }
}
