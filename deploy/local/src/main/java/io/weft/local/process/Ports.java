package io.weft.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of loopback addresses. Another process may take a port between the look and the use; then the start of what was to
 * listen there fails.
 */
public final class Ports {

    /** Below those that systems give to outgoing connections: such a one could take the port of a node that is down for now. */
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /** One that this process has not been given lately. It may be taken. */
    public static int candidate() {
        return FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
    }

    /** Null if a server could listen there now. */
    public static IOException trouble(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
