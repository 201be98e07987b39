package io.weft.local.cassandra;

import io.weft.local.process.Ports;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Ports that are the same at the loopback addresses of all nodes. */
final class NodePorts {

    private static final int MAX_TRIES = 50;

    private NodePorts() {}

    /** With a free port, at the addresses of all nodes, in place of each 0. */
    static LocalCassandraSettings choose(LocalCassandraSettings settings) throws CassandraFailed {
        Set<Integer> taken = new HashSet<>();
        taken.add(settings.nativePort());
        taken.add(settings.storagePort());
        int nativePort = settings.nativePort() == 0 ? free(settings.nodes(), taken) : settings.nativePort();
        int storagePort = settings.storagePort() == 0 ? free(settings.nodes(), taken) : settings.storagePort();
        return settings.withPorts(nativePort, storagePort);
    }

    private static int free(int nodes, Set<Integer> taken) throws CassandraFailed {
        for (int i = 0; i < MAX_TRIES; i++) {
            int port = Ports.candidate();
            if (isFreeFor(port, nodes) && taken.add(port)) {
                return port;
            }
        }
        throw new CassandraFailed("no port is free at all of " + nodes + " loopback addresses");
    }

    private static boolean isFreeFor(int port, int nodes) {
        for (int node = 0; node < nodes; node++) {
            if (Ports.trouble(NodeSettings.hostOf(node), port) != null) {
                return false;
            }
        }
        return true;
    }

    /** @throws CassandraFailed if a port of this node is taken, or its address is none of this machine's */
    static void requireFree(NodeSettings node) throws CassandraFailed {
        requireFree(node.host(), node.cluster().nativePort());
        requireFree(node.host(), node.cluster().storagePort());
    }

    private static void requireFree(String host, int port) throws CassandraFailed {
        IOException trouble = Ports.trouble(host, port);
        if (trouble != null) {
            throw new CassandraFailed(host + ":" + port + " can't be listened on (" + trouble.getMessage() + "). Stop what"
                    + " listens there, or choose other ports. On macOS each address beyond the first must be made once:"
                    + " sudo ifconfig lo0 alias " + host);
        }
    }
}
