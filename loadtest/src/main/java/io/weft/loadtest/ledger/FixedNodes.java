package io.weft.loadtest.ledger;

import io.grpc.Channel;
import io.weft.client.Address;
import io.weft.client.ClientSettings;
import io.weft.client.WeftClient;
import java.util.List;
import java.util.function.Supplier;

/** Nodes that stay where they are. */
public final class FixedNodes implements Nodes, AutoCloseable {

    private final List<Address> addresses;
    private final List<NodeChannel> nodes;

    public FixedNodes(List<Address> addresses) {
        this.addresses = List.copyOf(addresses);
        this.nodes = addresses.stream().map(address -> new NodeChannel(address.host(), address.port())).toList();
    }

    @Override
    public List<Supplier<Channel>> channels() {
        return nodes.stream().<Supplier<Channel>>map(node -> node::current).toList();
    }

    @Override
    public WeftClient client(ClientSettings settings) {
        return WeftClient.builder().addresses(addresses.stream().map(Address::toString).toArray(String[]::new))
                .settings(settings).build();
    }

    @Override
    public void close() {
        nodes.forEach(NodeChannel::close);
    }
}
