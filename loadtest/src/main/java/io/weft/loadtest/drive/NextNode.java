package io.weft.loadtest.drive;

import io.grpc.Channel;
import java.util.List;
import java.util.function.Supplier;

/** Where a connection begins its streams: each time at the next node, so that it leaves one that dies or stops. For one thread. */
final class NextNode implements Supplier<Channel> {

    private final List<Supplier<Channel>> nodes;
    private int next;

    /** @param first spreads connections over the nodes; it may be more than there are */
    NextNode(List<Supplier<Channel>> nodes, int first) {
        this.nodes = List.copyOf(nodes);
        this.next = first % nodes.size();
    }

    @Override
    public Channel get() {
        Channel channel = nodes.get(next).get();
        next = (next + 1) % nodes.size();
        return channel;
    }
}
