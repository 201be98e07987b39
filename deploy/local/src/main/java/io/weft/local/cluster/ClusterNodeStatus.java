package io.weft.local.cluster;

import java.net.InetSocketAddress;
import java.util.OptionalLong;

/**
 * One node.
 *
 * @param number         from 1
 * @param pid            of its process, if it has one
 * @param grpcAddress    where clients connect
 * @param clusterAddress where the other nodes reach it
 * @param residentBytes  of its process, if it has one and the system tells
 */
public record ClusterNodeStatus(int number, NodeState state, OptionalLong pid, InetSocketAddress grpcAddress,
        String clusterAddress, OptionalLong residentBytes) {}
