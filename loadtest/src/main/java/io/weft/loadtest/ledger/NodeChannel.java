package io.weft.loadtest.ledger;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.weft.client.Address;
import io.weft.client.ChannelFactory;
import io.weft.client.ClientSettings;
import io.weft.client.WeftClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The way to one node, which may come back on another port after a restart. Thread-safe. A call that began before a
 * move fails with UNAVAILABLE.
 */
public final class NodeChannel implements Nodes, AutoCloseable {

    private static final int CLOSE_TIMEOUT_MS = 2_000;

    private final String host;
    private int port;
    private ManagedChannel channel;

    public NodeChannel(String host, int port) {
        this.host = host;
        this.port = port;
        this.channel = open(port);
    }

    /** Does not keep to the waiting time that grew while nobody answered there. */
    public synchronized Channel current() {
        channel.resetConnectBackoff();
        return channel;
    }

    @Override
    public List<Supplier<Channel>> channels() {
        return List.of(this::current);
    }

    @Override
    public WeftClient client(ClientSettings settings) {
        return WeftClient.builder().addresses(address().toString()).settings(settings)
                .channels(asWritten -> ChannelFactory.plain(address())).build();
    }

    private synchronized Address address() {
        return new Address(host, port);
    }

    /** Leaves the old port at once. */
    public synchronized void moveTo(int next) {
        channel.shutdownNow();
        port = next;
        channel = open(next);
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

    private ManagedChannel open(int where) {
        return NettyChannelBuilder.forAddress(host, where)
                .usePlaintext()
                .maxInboundMessageSize(ChannelFactory.MAX_INBOUND_BYTES)
                .build();
    }
}
