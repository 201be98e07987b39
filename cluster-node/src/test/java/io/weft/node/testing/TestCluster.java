package io.weft.node.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whole nodes in one process that form a cluster over loopback, with patience fit for a test. */
public final class TestCluster implements AutoCloseable {

    /** Stops without a word, as a process does that is killed. */
    public static final String CRASHES = """
            weft.process.drain-ms = 0
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            """;

    public final SharedJournal journal = new SharedJournal();
    public final List<RealNode> nodes = new ArrayList<>();
    private final List<Integer> ports;
    private final String common;

    /** @param ports for so many nodes there is room; all are seeds */
    public TestCluster(int ports, String... settings) throws IOException {
        this.ports = freePorts(ports);
        this.common = String.join("\n", settings);
    }

    /** Starts so many nodes at once, and waits until all serve. */
    public TestCluster start(int count, String... settings) {
        String together = "weft.cluster.min-members = " + count;
        List<CompletableFuture<RealNode>> starting = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> newNode(i, together, String.join("\n", settings))))
                .toList();
        starting.forEach(node -> nodes.add(node.join()));
        return this;
    }

    /** Starts one more, under one of the ports. */
    public RealNode startNode(int index, String... settings) {
        RealNode node = newNode(index, settings);
        nodes.add(node);
        return node;
    }

    private RealNode newNode(int index, String... settings) {
        try {
            return RealNode.start(journal, settings(index), common, String.join("\n", settings));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    public String settings(int index) {
        return """
                weft.cluster {
                  port = %d
                  seeds = [%s]
                  detect-after-ms = 1000
                  split-brain.stable-after-ms = 1000
                  move-grace-ms = 50
                  hand-off-timeout-ms = 10000
                  join-timeout-ms = 30000
                }
                weft.process { start-timeout-ms = 60000, drain-ms = 1000 }
                weft.sharding { wake-interval-ms = 200, placement { report-interval-ms = 200, patience-ms = 1000 } }
                pekko.cluster { gossip-interval = 100 ms, leader-actions-interval = 100 ms, seed-node-timeout = 500 ms }
                pekko.cluster.sharding.rebalance-interval = 500 ms
                pekko.coordinated-shutdown.phases.cluster-exiting.timeout = 1500 ms
                """.formatted(ports.get(index),
                        ports.stream().map(port -> "\"127.0.0.1:" + port + "\"").collect(Collectors.joining(", ")));
    }

    public int port(int index) {
        return ports.get(index);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        nodes.stream().map(node -> CompletableFuture.runAsync(node::close)).toList().forEach(CompletableFuture::join);
        journal.close();
    }
}
