package io.weft.loadtest.client;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;

/**
 * The way to one node, which may come back on another port after a restart. Thread-safe. A call that began before a
 * move fails with UNAVAILABLE.
 */
public final class NodeChannel implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final int CLOSE_TIMEOUT_MS = 2_000;

    private final String host;
    private ManagedChannel channel;

    public NodeChannel(String host, int port) {
        this.host = host;
        this.channel = open(port);
    }

    public synchronized Channel current() {
        return channel;
    }

    /** Leaves the old port at once, and with it the waiting time that grew while nobody answered there. */
    public synchronized void moveTo(int port) {
        channel.shutdownNow();
        channel = open(port);
    }

    @Override
    public synchronized void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ManagedChannel open(int port) {
        return NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
    }
}
