package io.weft.node.testing;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.weft.api.v1.LedgerGrpc;
import io.weft.node.gateway.Gateway;
import io.weft.node.grpc.GrpcServer;
import io.weft.node.settings.NodeSettings;
import io.weft.node.statistics.PartCounts;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.Props;

/** A real gateway and a real gRPC server on a loopback port, in front of a {@link FakeLedger}. */
public final class FakeNode implements AutoCloseable {

    public final FakeLedger ledger = new FakeLedger();
    public final FakePlaces places = new FakePlaces();
    public final Gateway gateway;
    public final GrpcServer server;
    public final ManagedChannel channel;
    private final ActorTestKit testKit = ActorTestKit.create();

    private FakeNode(NodeSettings settings) throws IOException {
        Placement placement = new Placement(new ClusterIdentity(4, 2, 1, 2));
        gateway = Gateway.start(testKit.system(), Props.empty(), settings.gateway(), placement, ledger,
                FakeLedger.Asker::new, bug -> { });
        server = startServer(settings);
        // A small window, so that a reader that does not read is felt soon.
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().flowControlWindow(65_535).build();
    }

    public static FakeNode start(String... settings) throws IOException {
        return new FakeNode(Settings.of(settings));
    }

    private GrpcServer startServer(NodeSettings settings) throws IOException {
        try {
            return GrpcServer.start(settings.grpc(), settings.gateway(), gateway, "test", PartCounts.NONE, places);
        } catch (IOException e) {
            testKit.shutdownTestKit();
            throw e;
        }
    }

    public LedgerGrpc.LedgerBlockingStub ledger() {
        return LedgerGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        channel.shutdownNow();
        server.stop(1_000);
        testKit.shutdownTestKit();
    }
}
