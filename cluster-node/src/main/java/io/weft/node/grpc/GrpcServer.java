package io.weft.node.grpc;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.weft.api.v1.LedgerGrpc;
import io.weft.node.gateway.Gateway;
import io.weft.node.settings.GatewaySettings;
import io.weft.node.settings.GrpcSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The listening side of a node: the ledger, health and reflection services on one port. */
public final class GrpcServer {

    private static final long TRANSPORT_STOP_MS = 2_000;

    private final HealthStatusManager health = new HealthStatusManager();
    private final EventLoopGroup acceptor = eventLoops(1, "weft-accept");
    private final EventLoopGroup transport;
    private final ExecutorService requests;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(threads("weft-streams"));
    private final OpenStreams streams;
    private final Server server;

    private GrpcServer(GrpcSettings grpc, GatewaySettings settings, Gateway gateway, String version) {
        transport = eventLoops(grpc.threads(), "weft-transport");
        requests = Executors.newFixedThreadPool(grpc.threads(), threads("weft-request"));
        streams = new OpenStreams(gateway, settings, grpc.maxStreams(), grpc.streamStallMs());
        server = withLimits(grpc)
                .addService(new LedgerService(gateway, settings, streams, version))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .addService(olderReflection())
                .build();
        long everyMs = Math.max(1, grpc.streamStallMs() / 4);
        watch.scheduleWithFixedDelay(() -> streams.closeStalled(BatchStream.nowMs()), everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    private NettyServerBuilder withLimits(GrpcSettings grpc) {
        return NettyServerBuilder.forAddress(new InetSocketAddress(grpc.host(), grpc.port()))
                .channelFactory(() -> new ConnectionLimit(grpc.maxConnections()))
                .bossEventLoopGroup(acceptor)
                .workerEventLoopGroup(transport)
                .executor(requests)
                .maxInboundMessageSize(grpc.maxMessageBytes())
                .maxInboundMetadataSize(grpc.maxMetadataBytes())
                .flowControlWindow(grpc.flowControlWindowBytes())
                .maxConcurrentCallsPerConnection(grpc.maxCallsPerConnection())
                .handshakeTimeout(grpc.handshakeTimeoutMs(), TimeUnit.MILLISECONDS)
                .keepAliveTime(grpc.keepaliveTimeMs(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(grpc.keepaliveTimeoutMs(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(grpc.permitKeepaliveMs(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionIdle(grpc.maxConnectionIdleMs(), TimeUnit.MILLISECONDS);
    }

    /** Most tools still ask for v1alpha. */
    @SuppressWarnings("deprecation")
    private static io.grpc.BindableService olderReflection() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }

    /**
     * Starts to serve.
     *
     * @throws IOException if the address can't be listened on
     */
    public static GrpcServer start(GrpcSettings grpc, GatewaySettings settings, Gateway gateway, String version)
            throws IOException {
        GrpcServer started = new GrpcServer(grpc, settings, gateway, version);
        try {
            started.server.start();
        } catch (IOException e) {
            started.stopThreads();
            throw e;
        }
        started.health.setStatus(LedgerGrpc.SERVICE_NAME, ServingStatus.SERVING);
        return started;
    }

    public int port() {
        return server.getPort();
    }

    /** Takes nothing new, answers what it has taken for at most so long, and stops. Blocks. */
    public void stop(long drainMs) throws InterruptedException {
        health.enterTerminalState();
        streams.drain();
        server.shutdown();
        if (!server.awaitTermination(drainMs, TimeUnit.MILLISECONDS)) {
            server.shutdownNow();
            server.awaitTermination(TRANSPORT_STOP_MS, TimeUnit.MILLISECONDS);
        }
        stopThreads();
    }

    private void stopThreads() {
        watch.shutdownNow();
        acceptor.shutdownGracefully(0, TRANSPORT_STOP_MS, TimeUnit.MILLISECONDS);
        transport.shutdownGracefully(0, TRANSPORT_STOP_MS, TimeUnit.MILLISECONDS);
        requests.shutdown();
    }

    private static EventLoopGroup eventLoops(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(threads, threads(name), NioIoHandler.newFactory());
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }
}
