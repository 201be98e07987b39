package io.weft.node.grpc;

import io.grpc.BindableService;
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
import io.weft.node.operations.EntityPlaces;
import io.weft.node.settings.GatewaySettings;
import io.weft.node.settings.GrpcSettings;
import io.weft.node.settings.GrpcSettings.CallLimits;
import io.weft.node.settings.GrpcSettings.ConnectionLimits;
import io.weft.node.settings.GrpcSettings.MemoryLimits;
import io.weft.node.statistics.PartCounts;
import io.weft.node.statistics.ProcessMeter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening side of a node: the ledger, health and reflection services on one port.
 *
 * <p>The threads of the transport decode what they receive and call the services, which therefore never wait: a batch is
 * small work, and to hand it to another thread cost as much again.
 */
public final class GrpcServer {

    private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);
    private static final long TRANSPORT_STOP_MS = 2_000;

    private final HealthStatusManager health = new HealthStatusManager();
    private final EventLoopGroup acceptor = eventLoops(1, "weft-accept");
    private final EventLoopGroup transport;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(threads("weft-streams"));
    private final OpenStreams streams;
    private final OpenCalls calls;
    private final Server server;
    private final Gateway gateway;

    private GrpcServer(GrpcSettings grpc, GatewaySettings settings, Gateway gateway, String version,
            NodeStatistics statistics, EntityPlaces places) {
        this.gateway = gateway;
        transport = eventLoops(grpc.threads(), "weft-transport");
        streams = new OpenStreams(grpc.calls());
        calls = new OpenCalls(grpc);
        NettyServerBuilder builder = withLimits(grpc)
                .addTransportFilter(new Connection.Opening(grpc.calls().maxStreamsPerConnection()))
                .addStreamTracerFactory(calls)
                .intercept(calls);
        List<BindableService> services = new ArrayList<>(List.of(new LedgerService(gateway, settings, streams, version, statistics),
                health.getHealthService(), ProtoReflectionServiceV1.newInstance(), olderReflection()));
        if (grpc.operations()) {
            services.add(new OperationsService(places));
        }
        services.forEach(service -> builder.addService(ReadableRequests.of(service.bindService())));
        server = builder.build();
        long everyMs = Math.max(1, shortestMs(grpc.calls()) / 4);
        watch.scheduleWithFixedDelay(this::watch, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    private static long shortestMs(CallLimits limits) {
        return Math.min(limits.receiveTimeoutMs(), Math.min(limits.streamStallMs(), limits.streamIdleMs()));
    }

    private void watch() {
        try {
            long nowMs = Uptime.ms();
            streams.check(nowMs);
            calls.check(nowMs);
        } catch (RuntimeException e) {
            // Without a catch the executor would silently never call again.
            LOG.error("The watch over the open calls has failed", e);
        }
    }

    private NettyServerBuilder withLimits(GrpcSettings grpc) {
        MemoryLimits memory = grpc.memory();
        ConnectionLimits connections = grpc.connections();
        return NettyServerBuilder.forAddress(new InetSocketAddress(grpc.host(), grpc.port()))
                .channelFactory(() -> new ConnectionLimit(connections.max()))
                .bossEventLoopGroup(acceptor)
                .workerEventLoopGroup(transport)
                .directExecutor()
                .maxInboundMessageSize(memory.maxMessageBytes())
                .maxInboundMetadataSize(memory.maxMetadataBytes())
                .flowControlWindow(memory.flowControlWindowBytes())
                .maxConcurrentCallsPerConnection(grpc.calls().maxPerConnection())
                .handshakeTimeout(connections.handshakeTimeoutMs(), TimeUnit.MILLISECONDS)
                .keepAliveTime(connections.keepaliveTimeMs(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(connections.keepaliveTimeoutMs(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(connections.permitKeepaliveMs(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionIdle(connections.maxIdleMs(), TimeUnit.MILLISECONDS);
    }

    /** Most tools still ask for v1alpha. */
    @SuppressWarnings("deprecation")
    private static BindableService olderReflection() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }

    /**
     * Starts to serve.
     *
     * @throws IOException if the address can't be listened on
     */
    public static GrpcServer start(GrpcSettings grpc, GatewaySettings settings, Gateway gateway, String version,
            PartCounts parts, EntityPlaces places) throws IOException {
        NodeStatistics statistics = new NodeStatistics(gateway, new ProcessMeter(), parts);
        GrpcServer started = new GrpcServer(grpc, settings, gateway, version, statistics, places);
        try {
            started.server.start();
        } catch (IOException e) {
            started.stopThreads();
            throw e;
        }
        started.health.setStatus(LedgerGrpc.SERVICE_NAME, ServingStatus.SERVING);
        return started;
    }

    /** Calls that the transport has not let go of. */
    int openCalls() {
        return calls.size();
    }

    /** Of requests that are being received. */
    long receivingBytes() {
        return calls.receivingBytes();
    }

    public int port() {
        return server.getPort();
    }

    /** Takes nothing new, answers what it has taken for at most so long, and stops, the gateway too. Blocks. */
    public void stop(long drainMs) throws InterruptedException {
        health.enterTerminalState();
        streams.drain();
        server.shutdown();
        if (!server.awaitTermination(drainMs, TimeUnit.MILLISECONDS)) {
            server.shutdownNow();
            server.awaitTermination(TRANSPORT_STOP_MS, TimeUnit.MILLISECONDS);
        }
        // An answer that comes later would meet threads that take nothing more.
        gateway.stop(TRANSPORT_STOP_MS);
        stopThreads();
    }

    private void stopThreads() {
        watch.shutdownNow();
        acceptor.shutdownGracefully(0, TRANSPORT_STOP_MS, TimeUnit.MILLISECONDS);
        transport.shutdownGracefully(0, TRANSPORT_STOP_MS, TimeUnit.MILLISECONDS);
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
