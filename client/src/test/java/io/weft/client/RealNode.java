package io.weft.client;

import com.typesafe.config.ConfigFactory;
import io.weft.node.Node;
import io.weft.node.settings.NodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A whole node in this process. */
final class RealNode {

    private RealNode() {}

    static Node start(Path directory, int port) throws InterruptedException {
        return Node.start(NodeSettings.of(ConfigFactory.parseString("weft.grpc.port = " + port
                + "\nweft.journal.directory = \"" + directory + "\"")), (code, message, cause) -> {
                    throw new IllegalStateException(code + ": " + message, cause);
                });
    }

    /** On which nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
