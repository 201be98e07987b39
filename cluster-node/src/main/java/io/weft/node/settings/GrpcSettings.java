package io.weft.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Section {@code weft.grpc}: where the node listens, and the limits of connections, calls and memory.
 *
 * @param port       0: any free one
 * @param portFile   where to write the port once the node serves
 * @param threads    that decode requests
 * @param operations whether to offer what is for operators, too
 */
public record GrpcSettings(String host, int port, Optional<Path> portFile, int threads, MemoryLimits memory, CallLimits calls,
        ConnectionLimits connections, boolean operations) {

    private static final long ONE_DAY_MS = 86_400_000;

    /**
     * What requests may take of the memory.
     *
     * @param maxReceivingBytes of all requests that are being received, of the whole node
     */
    public record MemoryLimits(int maxMessageBytes, long maxReceivingBytes, int maxMetadataBytes, int flowControlWindowBytes) {

        private static MemoryLimits read(Section grpc) {
            MemoryLimits limits = new MemoryLimits(
                    bytes(grpc, "max-message-bytes", 1024, 64 << 20),
                    grpc.bytesWithin("max-receiving-bytes", 1024, 1L << 40),
                    bytes(grpc, "max-metadata-bytes", 1024, 1 << 20),
                    bytes(grpc, "flow-control-window-bytes", 65_535, 64 << 20));
            grpc.requireAtMost("max-message-bytes", limits.maxMessageBytes, "max-receiving-bytes", limits.maxReceivingBytes);
            return limits;
        }

        private static int bytes(Section grpc, String key, int min, int max) {
            return Math.toIntExact(grpc.bytesWithin(key, min, max));
        }
    }

    /**
     * What may be open, and for how long.
     *
     * @param maxUnaryCalls    of the whole node, each until its answer is written
     * @param maxStreams       open calls of batches of the whole node
     * @param receiveTimeoutMs until a request that has begun must be complete
     * @param streamStallMs    how long a client may leave its results unread
     * @param streamIdleMs     how long a stream may stay open without traffic
     */
    public record CallLimits(int maxPerConnection, int maxUnaryCalls, int maxStreams, int maxStreamsPerConnection,
            long receiveTimeoutMs, long streamStallMs, long streamIdleMs) {

        private static CallLimits read(Section grpc) {
            CallLimits limits = new CallLimits(
                    grpc.intWithin("max-calls-per-connection", 1, 1_000_000),
                    grpc.intWithin("max-unary-calls", 1, 1_000_000),
                    grpc.intWithin("max-streams", 1, 100_000),
                    grpc.intWithin("max-streams-per-connection", 1, 100_000),
                    grpc.longWithin("receive-timeout-ms", 10, ONE_DAY_MS),
                    grpc.longWithin("stream-stall-ms", 10, ONE_DAY_MS),
                    grpc.longWithin("stream-idle-ms", 10, ONE_DAY_MS));
            int perConnection = limits.maxStreamsPerConnection;
            grpc.requireAtMost("max-streams-per-connection", perConnection, "max-streams", limits.maxStreams);
            grpc.requireAtMost("max-streams-per-connection", perConnection, "max-calls-per-connection", limits.maxPerConnection);
            return limits;
        }
    }

    /** @param permitKeepaliveMs the shortest interval at which a client may ping */
    public record ConnectionLimits(int max, long handshakeTimeoutMs, long keepaliveTimeMs, long keepaliveTimeoutMs,
            long permitKeepaliveMs, long maxIdleMs) {

        private static ConnectionLimits read(Section grpc) {
            ConnectionLimits limits = new ConnectionLimits(
                    grpc.intWithin("max-connections", 1, 1_000_000),
                    grpc.longWithin("handshake-timeout-ms", 10, ONE_DAY_MS),
                    grpc.longWithin("keepalive-time-ms", 10_000, ONE_DAY_MS),
                    grpc.longWithin("keepalive-timeout-ms", 10, ONE_DAY_MS),
                    grpc.longWithin("permit-keepalive-ms", 1, ONE_DAY_MS),
                    grpc.longWithin("max-connection-idle-ms", 10, ONE_DAY_MS));
            grpc.requireAtMost("keepalive-timeout-ms", limits.keepaliveTimeoutMs, "keepalive-time-ms", limits.keepaliveTimeMs);
            return limits;
        }
    }

    static GrpcSettings read(Section grpc) {
        int threads = grpc.intWithin("threads", 0, 1024);
        GrpcSettings settings = new GrpcSettings(
                grpc.text("host"),
                grpc.intWithin("port", 0, 65_535),
                grpc.optionalPath("port-file"),
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                MemoryLimits.read(grpc),
                CallLimits.read(grpc),
                ConnectionLimits.read(grpc),
                grpc.isTrue("operations"));
        settings.requireRoom(Runtime.getRuntime().maxMemory() / 2);
        return settings;
    }

    /** The transport keeps a window of unread data for each connection; on top of it come the requests taken from there. */
    private void requireRoom(long halfOfTheHeapBytes) {
        long bytes = (long) connections.max * memory.flowControlWindowBytes + memory.maxReceivingBytes;
        if (bytes > halfOfTheHeapBytes) {
            throw new InvalidSettings("weft.grpc.max-connections (" + connections.max + ") x weft.grpc.flow-control-window-bytes ("
                    + memory.flowControlWindowBytes + ") + weft.grpc.max-receiving-bytes (" + memory.maxReceivingBytes
                    + ") must be at most half of the heap (" + halfOfTheHeapBytes + "): lower one of them, or raise -Xmx");
        }
    }
}
