package io.weft.loadtest.fake;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.weft.client.Address;
import io.weft.loadtest.ledger.NodeChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A fake ledger on a free port of the loopback interface, and a channel to it. */
public final class FakeServer implements AutoCloseable {

    private final FakeLedger ledger;
    private final NodeChannel channel;
    private Server server;

    public FakeServer(FakeLedger ledger) throws IOException {
        this.ledger = ledger;
        this.server = serve(ledger);
        this.channel = new NodeChannel("127.0.0.1", server.getPort());
    }

    static Server serve(FakeLedger ledger) throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ledger).build().start();
    }

    public NodeChannel channel() {
        return channel;
    }

    public Address address() {
        return new Address("127.0.0.1", server.getPort());
    }

    /** Nobody answers any more. */
    public void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    /** The same ledger answers again, on another port. */
    public void startAgain() throws IOException {
        server = serve(ledger);
        channel.moveTo(server.getPort());
    }

    @Override
    public void close() {
        channel.close();
        server.shutdownNow();
    }
}
