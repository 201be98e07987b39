package io.weft.local.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** The settings file of a node, in HOCON. */
final class NodeConf {

    private NodeConf() {}

    /**
     * Of a node of this cluster.
     *
     * @param cassandra  where it answers
     * @param dataCenter of Cassandra
     * @param seeds      cluster addresses, at least one
     * @param minMembers before so many nodes are ready, none starts an entity
     */
    static String of(NodePlace place, LocalClusterSettings cluster, List<InetSocketAddress> cassandra, String dataCenter,
            List<String> seeds, int minMembers) {
        String contactPoints = cassandra.stream().map(address -> address.getHostString() + ":" + address.getPort())
                .map(NodeConf::quoted).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder()
                .append("weft.journal.kind = cassandra\n")
                .append("weft.journal.cassandra.contact-points = [").append(contactPoints).append("]\n")
                .append("weft.journal.cassandra.data-center = ").append(quoted(dataCenter)).append('\n')
                .append("weft.journal.cassandra.replication = [")
                .append(quoted(dataCenter + ": " + cluster.cassandraNodes())).append("]\n")
                .append("weft.cluster.host = ").append(quoted(NodePlace.HOST)).append('\n')
                .append("weft.cluster.port = ").append(place.clusterPort()).append('\n')
                .append("weft.cluster.seeds = [")
                .append(seeds.stream().map(NodeConf::quoted).collect(Collectors.joining(", "))).append("]\n")
                .append("weft.cluster.min-members = ").append(minMembers).append('\n')
                .append("weft.grpc.host = ").append(quoted(NodePlace.HOST)).append('\n')
                .append("weft.grpc.port = ").append(place.grpcPort()).append('\n')
                .append("weft.grpc.port-file = ").append(quoted(place.portFile().toString())).append('\n');
        cluster.extra().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
