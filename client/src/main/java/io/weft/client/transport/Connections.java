package io.weft.client.transport;

import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The open channels, at most one for each lane of an endpoint, and those that are being left. For the loop's thread. */
public final class Connections {

    private final List<String> addresses;
    private final Function<String, ManagedChannel> opener;
    private final Map<Place, Connection> open = new HashMap<>();
    /** No stream begins there any more, but others than the one that was lost may still be in use. */
    private final Set<ManagedChannel> leaving = new HashSet<>();

    private long discards;

    private record Place(int endpoint, int lane) {}

    /** @param opener opens a channel to an address; asked anew after each loss */
    public Connections(List<String> addresses, Function<String, ManagedChannel> opener) {
        this.addresses = List.copyOf(addresses);
        this.opener = opener;
    }

    Connection of(int endpoint, int lane) {
        return open.computeIfAbsent(new Place(endpoint, lane), place -> connect(addresses.get(endpoint)));
    }

    private Connection connect(String address) {
        ManagedChannel channel = opener.apply(address);
        requireState(address, channel);
        return new Connection(address, channel);
    }

    /** Channels need not tell their state; it is to be said here of one that does not, and not when something breaks. */
    private static void requireState(String address, ManagedChannel channel) {
        if (channel == null) {
            throw new IllegalStateException("no channel to " + address + " was opened: the factory gave none");
        }
        try {
            channel.notifyWhenStateChanged(channel.getState(false), () -> {});
        } catch (UnsupportedOperationException e) {
            channel.shutdownNow();
            throw new IllegalStateException("the channel to " + address + ", of " + channel.getClass()
                    + ", does not tell its state: the client needs getState and notifyWhenStateChanged", e);
        }
    }

    boolean isOpen(Connection connection) {
        return open.containsValue(connection);
    }

    /** How many were discarded so far: when it has changed, streams may be on one of them. */
    long discards() {
        return discards;
    }

    /** The node has ended it, unless it was discarded before: then that is what ended it. */
    void leftByNode(Connection connection) {
        if (isOpen(connection)) {
            connection.leftByNode();
            discard(connection);
        }
    }

    /** The next stream gets a new channel, without the pauses that gRPC itself makes before it connects again. */
    void discard(Connection connection) {
        if (open.values().remove(connection)) {
            discards++;
            connection.channel().shutdown();
            leaving.removeIf(ManagedChannel::isTerminated);
            leaving.add(connection.channel());
        }
    }

    void close() {
        List<ManagedChannel> all = new ArrayList<>(leaving);
        open.values().forEach(connection -> all.add(connection.channel()));
        all.forEach(ManagedChannel::shutdownNow);
        open.clear();
        leaving.clear();
    }
}
