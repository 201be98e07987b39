package io.weft.local.cluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * One node, seen from outside.
 *
 * @param number         from 1
 * @param pid            of its process, if it has one
 * @param grpcAddress    where clients connect
 * @param clusterAddress where the other nodes reach it
 * @param log            what it has written since it was started last
 */
public record ClusterNodeStatus(int number, NodeState state, OptionalLong pid, InetSocketAddress grpcAddress,
        InetSocketAddress clusterAddress, Path log) {

    /** Where clients connect, as they take it. */
    public String client() {
        return grpcAddress.getHostString() + ":" + grpcAddress.getPort();
    }
}
