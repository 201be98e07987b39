package io.weft.client.transport;

import io.weft.client.routing.Backoff;
import io.weft.client.routing.EndpointState;
import io.weft.client.routing.Ending;
import io.weft.client.routing.Item;
import io.weft.client.routing.Outbound;
import io.weft.client.routing.Reply;
import io.weft.client.routing.Router;
import io.weft.client.routing.RoutingCounts;
import io.weft.client.routing.RoutingSettings;
import io.weft.client.routing.StreamEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings requests of one kind to their endings: a {@link Router}, and the streams that it asks for. {@link #submit} is for
 * all threads; all else happens on that of the {@link Loop}.
 */
public final class Courier<Q, A> implements Outbound<Q, A>, Loop.Member {

    private final Loop loop;
    private final Connections connections;
    private final Carrier<Q, A> carrier;
    private final int maxOutstanding;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Router<Q, A> router;
    private final Map<Long, Open<Q>> streams = new HashMap<>();
    /** Of the connections, when the streams were last compared with them. */
    private long seenDiscards;

    private record Open<Q>(Connection connection, Carrier.Stream<Q> stream) {}

    /**
     * Before the loop is started.
     *
     * @param maxWaiting requests beyond those in flight; further ones are refused
     */
    public Courier(Loop loop, Connections connections, Carrier<Q, A> carrier, RoutingSettings settings, int maxWaiting,
            int endpoints, int lanesPerEndpoint, Backoff backoff) {
        this.loop = loop;
        this.connections = connections;
        this.carrier = carrier;
        this.maxOutstanding = settings.maxInFlight() + maxWaiting;
        this.router = new Router<>(settings, endpoints, lanesPerEndpoint, backoff, this);
        loop.add(this);
    }

    /** Never waits. The stage is completed by the loop's thread, or at once if nothing is admitted. */
    public CompletableFuture<Ending<A>> submit(Q request, int bytes, long timeoutMs) {
        CompletableFuture<Ending<A>> ending = new CompletableFuture<>();
        if (outstanding.incrementAndGet() > maxOutstanding) {
            outstanding.decrementAndGet();
            ending.complete(new Ending.NotAdmitted<>(Ending.Reason.OVERLOADED,
                    maxOutstanding + " others are under way or wait already"));
            return ending;
        }
        Item<Q, A> item = new Item<>(request, bytes, Loop.nowMs() + timeoutMs, end -> {
            outstanding.decrementAndGet();
            ending.complete(end);
        });
        if (!loop.tell(() -> router.submit(item))) {
            item.listener().accept(new Ending.NotAdmitted<>(Ending.Reason.CLOSED, "the client was closed"));
        }
        return ending;
    }

    /** For the loop's thread. */
    public RoutingCounts counts() {
        return router.counts();
    }

    /** For the loop's thread. */
    public List<EndpointState> states(int endpoint) {
        return router.states(endpoint);
    }

    /** For the loop's thread. */
    public String trouble(int endpoint) {
        return router.trouble(endpoint);
    }

    @Override
    public void open(long streamId, int endpoint, int lane) {
        try {
            Connection connection = connections.of(endpoint, lane);
            Carrier.Stream<Q> stream = carrier.open(connection, new Teller(streamId, connection));
            streams.put(streamId, new Open<>(connection, stream));
        } catch (RuntimeException e) {
            // Of whoever opens channels, which need not be this library.
            loop.tell(() -> router.ended(streamId, StreamEnd.LOST, "no connection: " + e, Loop.nowMs()));
        }
    }

    @Override
    public boolean send(long streamId, long batchId, List<Item<Q, A>> batch) {
        return streams.get(streamId).stream().send(batchId, batch.stream().map(Item::request).toList());
    }

    @Override
    public void retire(long streamId) {
        Open<Q> open = streams.get(streamId);
        if (open != null) {
            connections.discard(open.connection());
        }
    }

    @Override
    public void cancel(long streamId, String why) {
        Open<Q> open = streams.remove(streamId);
        if (open != null) {
            connections.discard(open.connection());
            open.stream().cancel(why);
        }
    }

    @Override
    public void turn(long nowMs) {
        if (seenDiscards != connections.discards()) {
            seenDiscards = connections.discards();
            leaveDiscarded(nowMs);
        }
        router.turn(nowMs);
    }

    /**
     * Several kinds of requests share a connection. What one of them has met with makes the others go on to the next
     * connection, too, but it says nothing of how the node treats them; that the node has left says it of all.
     */
    private void leaveDiscarded(long nowMs) {
        // Of a copy: the router may end a stream.
        Map.copyOf(streams).forEach((streamId, open) -> {
            if (open.connection().isLeftByNode()) {
                router.draining(streamId, nowMs);
            } else if (!connections.isOpen(open.connection())) {
                router.abandoned(streamId, nowMs);
            }
        });
    }

    @Override
    public long nextDueMs() {
        return router.nextDueMs();
    }

    @Override
    public void close() {
        router.close();
    }

    private void onEnded(long streamId, StreamEnd end, String why) {
        Open<Q> open = streams.remove(streamId);
        if (open != null) {
            if (!open.connection().isAlive()) {
                connections.discard(open.connection());
            }
            router.ended(streamId, end, why, Loop.nowMs());
        }
    }

    private void onAnswered(long streamId, long batchId, List<Carrier.Numbered<A>> replies) {
        long nowMs = Loop.nowMs();
        for (Carrier.Numbered<A> numbered : replies) {
            Reply<A> reply = numbered.reply();
            router.answered(streamId, batchId, numbered.index(), reply, nowMs);
        }
    }

    /** Hands everything over to the loop. */
    private final class Teller implements Carrier.Owner<A> {

        private final long streamId;
        private final Connection connection;
        private final Runnable whenOver;

        Teller(long streamId, Connection connection) {
            this.streamId = streamId;
            this.connection = connection;
            this.whenOver = () -> loop.tell(() -> connections.leftByNode(connection));
        }

        @Override
        public void ready() {
            loop.tell(() -> {
                router.ready(streamId);
                connection.watch(whenOver);
            });
        }

        @Override
        public void answered(long batchId, List<Carrier.Numbered<A>> replies) {
            loop.tell(() -> {
                onAnswered(streamId, batchId, replies);
                // Questions can be sent before the connection is up.
                connection.watch(whenOver);
            });
        }

        @Override
        public void ended(StreamEnd end, String why) {
            loop.tell(() -> onEnded(streamId, end, why));
        }
    }
}
