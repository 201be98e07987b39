package io.weft.client.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a router has asked for: streams, batches and endings, to be looked at and answered by hand. */
final class Nodes implements Outbound<String, String> {

    static final RoutingSettings SETTINGS = new RoutingSettings(100, 4, 1_000, 100, 10, 80);

    final List<Stream> opened = new ArrayList<>();
    final List<Batch> sent = new ArrayList<>();
    final Set<Long> cancelled = new HashSet<>();
    final Set<Long> retired = new HashSet<>();
    final Map<String, Ending<String>> endings = new LinkedHashMap<>();
    final Router<String, String> router;
    final RoutingSettings settings;
    boolean takesMore = true;
    long nowMs;

    record Stream(long id, int endpoint) {}

    record Batch(long stream, long id, List<String> requests, long sentMs) {}

    Nodes(int endpoints) {
        this(endpoints, SETTINGS);
    }

    Nodes(int endpoints, RoutingSettings settings) {
        this.settings = settings;
        Backoff backoff = new Backoff(settings.minBackoffMs(), settings.maxBackoffMs(), () -> 0);
        this.router = new Router<>(settings, endpoints, 1, backoff, this);
    }

    /** Submits it, for the next ten seconds. */
    void submit(String... requests) {
        for (String request : requests) {
            submit(request, 10_000);
        }
        turn();
    }

    void submit(String request, long withinMs) {
        router.submit(new Item<>(request, 10, nowMs + withinMs, ending -> {
            if (endings.put(request, ending) != null) {
                throw new IllegalStateException(request + " has ended twice");
            }
        }));
    }

    void turn() {
        router.turn(nowMs);
    }

    void pass(long ms) {
        nowMs += ms;
        turn();
    }

    /** The streams take messages. */
    void up(Stream... streams) {
        for (Stream stream : streams) {
            router.ready(stream.id());
        }
        turn();
    }

    void upAll() {
        up(opened.toArray(Stream[]::new));
    }

    void answer(Batch batch, int index, Reply<String> reply) {
        router.answered(batch.stream(), batch.id(), index, reply, nowMs);
        turn();
    }

    /** Decides all of it. */
    void answer(Batch batch) {
        for (int i = 0; i < batch.requests().size(); i++) {
            answer(batch, i, new Reply.Decided<>("done " + batch.requests().get(i)));
        }
    }

    void end(Stream stream, StreamEnd end) {
        router.ended(stream.id(), end, "it " + end, nowMs);
        turn();
    }

    Stream stream(int index) {
        return opened.get(index);
    }

    Batch batch(int index) {
        return sent.get(index);
    }

    Batch lastBatch() {
        return sent.get(sent.size() - 1);
    }

    int endpointOf(Batch batch) {
        return opened.stream().filter(stream -> stream.id() == batch.stream()).findFirst().orElseThrow().endpoint();
    }

    @Override
    public void open(long streamId, int endpoint, int lane) {
        opened.add(new Stream(streamId, endpoint));
    }

    @Override
    public boolean send(long streamId, long batchId, List<Item<String, String>> batch) {
        sent.add(new Batch(streamId, batchId, batch.stream().map(Item::request).toList(), nowMs));
        return takesMore;
    }

    @Override
    public void retire(long streamId) {
        retired.add(streamId);
    }

    @Override
    public void cancel(long streamId, String why) {
        cancelled.add(streamId);
    }
}
