package io.weft.node.grpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket that closes at once what it accepts over the limit; gRPC itself knows no such limit. */
final class ConnectionLimit extends NioServerSocketChannel {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

    private final int maxConnections;
    private final AtomicInteger connections = new AtomicInteger();

    ConnectionLimit(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int before = accepted.size();
        int read = super.doReadMessages(accepted);
        for (int i = accepted.size() - 1; i >= before; i--) {
            Channel connection = (Channel) accepted.get(i);
            if (connections.incrementAndGet() > maxConnections) {
                connections.decrementAndGet();
                LOG.warn("Closing a connection over the limit of {} (weft.grpc.max-connections)", maxConnections);
                accepted.remove(i);
                connection.unsafe().closeForcibly();
            } else {
                connection.closeFuture().addListener(closed -> connections.decrementAndGet());
            }
        }
        return read;
    }
}
