package io.weft.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Section {@code weft.grpc}.
 *
 * @param port                 0: any free one
 * @param portFile             where to write the port once the node serves
 * @param threads              that decode requests
 * @param maxStreams           open {@code ExecuteBatches} calls of the whole node
 * @param streamStallMs        how long a stream may leave its results unread
 * @param permitKeepaliveMs    the shortest interval at which a client may ping
 */
public record GrpcSettings(String host, int port, Optional<Path> portFile, int threads, int maxMessageBytes,
        int maxMetadataBytes, int flowControlWindowBytes, int maxConnections, int maxCallsPerConnection, int maxStreams,
        long streamStallMs, long handshakeTimeoutMs, long keepaliveTimeMs, long keepaliveTimeoutMs, long permitKeepaliveMs,
        long maxConnectionIdleMs) {

    private static final long ONE_DAY_MS = 86_400_000;

    static GrpcSettings read(Section grpc) {
        int threads = grpc.intWithin("threads", 0, 1024);
        GrpcSettings settings = new GrpcSettings(
                grpc.text("host"),
                grpc.intWithin("port", 0, 65_535),
                grpc.optionalPath("port-file"),
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                grpc.intWithin("max-message-bytes", 1024, 64 << 20),
                grpc.intWithin("max-metadata-bytes", 1024, 1 << 20),
                grpc.intWithin("flow-control-window-bytes", 65_535, 64 << 20),
                grpc.intWithin("max-connections", 1, 1_000_000),
                grpc.intWithin("max-calls-per-connection", 1, 1_000_000),
                grpc.intWithin("max-streams", 1, 100_000),
                grpc.longWithin("stream-stall-ms", 10, ONE_DAY_MS),
                grpc.longWithin("handshake-timeout-ms", 10, ONE_DAY_MS),
                grpc.longWithin("keepalive-time-ms", 10_000, ONE_DAY_MS),
                grpc.longWithin("keepalive-timeout-ms", 10, ONE_DAY_MS),
                grpc.longWithin("permit-keepalive-ms", 1, ONE_DAY_MS),
                grpc.longWithin("max-connection-idle-ms", 10, ONE_DAY_MS));
        grpc.requireAtMost("keepalive-timeout-ms", settings.keepaliveTimeoutMs, "keepalive-time-ms", settings.keepaliveTimeMs);
        return settings;
    }
}
