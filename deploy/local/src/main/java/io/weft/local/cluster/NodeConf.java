package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandra;
import java.util.List;
import java.util.stream.Collectors;

/** The settings file of a node, in HOCON. */
final class NodeConf {

    private NodeConf() {}

    /**
     * Of a node of this cluster.
     *
     * @param seeds      cluster addresses, at least one
     * @param minMembers before so many nodes are ready, none starts an entity
     */
    static String of(NodePlace place, LocalClusterSettings cluster, LocalCassandra cassandra, List<String> seeds, int minMembers) {
        List<String> contactPoints = cassandra.contactPoints().stream()
                .map(address -> address.getHostString() + ":" + address.getPort()).toList();
        String replication = cassandra.dataCenter() + ": " + cassandra.settings().nodes();
        StringBuilder text = new StringBuilder()
                .append("weft.journal.kind = cassandra\n")
                .append("weft.journal.cassandra.contact-points = ").append(quoted(contactPoints)).append('\n')
                .append("weft.journal.cassandra.data-center = ").append(quoted(cassandra.dataCenter())).append('\n')
                .append("weft.journal.cassandra.keyspace = ").append(quoted(cluster.keyspace())).append('\n')
                .append("weft.journal.cassandra.replication = ").append(quoted(List.of(replication))).append('\n')
                .append("weft.cluster.host = ").append(quoted(NodePlace.HOST)).append('\n')
                .append("weft.cluster.port = ").append(place.clusterPort()).append('\n')
                .append("weft.cluster.seeds = ").append(quoted(seeds)).append('\n')
                .append("weft.cluster.min-members = ").append(minMembers).append('\n')
                .append("weft.grpc.host = ").append(quoted(NodePlace.HOST)).append('\n')
                .append("weft.grpc.port = ").append(place.grpcPort()).append('\n')
                .append("weft.grpc.operations = on\n")
                .append("weft.grpc.port-file = ").append(quoted(place.portFile().toString())).append('\n');
        cluster.extra().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(NodeConf::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
