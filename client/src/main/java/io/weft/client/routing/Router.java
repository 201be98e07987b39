package io.weft.client.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings each request to exactly one {@link Ending}, over endpoints that break, drain, fall silent and come back. A pure
 * state machine: inputs change its state, and {@link #turn} does what follows from them. For one thread.
 *
 * <pre>
 *              room                 turn                     decided
 *   waiting ─────────► queued ───────────────► under way ───────────────► ended
 *                        ▲  ▲  stream lost,       │                         ▲
 *                        │  └──  timed out ───────┤                         │ from every state:
 *                        │                        │ not done, unknown       │ the deadline, the close,
 *                        └──────── pausing ◄──────┘                         │ a late answer that decides
 * </pre>
 *
 * Every attempt sends the same request. An attempt that timed out keeps its place on its stream, so an answer that comes
 * late still counts. An endpoint that has failed gets one request at a time until it has answered one.
 *
 * @param <Q> a request
 * @param <A> an answer
 */
public final class Router<Q, A> {

    private final RoutingSettings settings;
    private final Outbound<Q, A> out;
    private final Lanes<Q, A> lanes;
    private final Map<Long, Link<Q, A>> links = new HashMap<>();
    private final Agenda<Q, A> agenda;
    private final Fates<Q, A> fates;
    private final Counter counter = new Counter();
    private long nextNumber;

    /** @param backoff of requests, and of connections */
    public Router(RoutingSettings settings, int endpoints, int lanesPerEndpoint, Backoff backoff, Outbound<Q, A> out) {
        this.settings = settings;
        this.out = out;
        this.agenda = new Agenda<>(settings.maxInFlight());
        this.fates = new Fates<>(agenda, backoff, counter);
        this.lanes = new Lanes<>(endpoints, lanesPerEndpoint, backoff, settings.maxBackoffMs());
    }

    public void submit(Item<Q, A> item) {
        agenda.add(item, nextNumber++);
    }

    /** A stream takes messages. */
    public void ready(long streamId) {
        Link<Q, A> link = links.get(streamId);
        if (link != null) {
            link.isUp = true;
            link.isReady = true;
            if (link.lane.current == link) {
                link.lane.state = EndpointState.CONNECTED;
            }
        }
    }

    /** @param index position in the batch */
    public void answered(long streamId, long batchId, int index, Reply<A> reply, long nowMs) {
        Link<Q, A> link = links.get(streamId);
        if (link == null) {
            return;
        }
        link.heard(nowMs);
        if (link.lane.current == link) {
            link.lane.failures = 0;
            link.lane.trouble = "";
        }
        Item<Q, A> item = link.take(batchId, index);
        if (item != null && !item.hasEnded) {
            boolean isLatest = item.sentOn == link && item.sentIn == batchId;
            fates.answered(item, reply, isLatest, nowMs);
        }
    }

    /** The node of a stream takes nothing new there, but answers what it has taken. */
    public void draining(long streamId, long nowMs) {
        Link<Q, A> link = links.get(streamId);
        if (link != null && link.lane.current == link) {
            retire(link.lane, nowMs);
            lanes.failed(link.lane, EndpointState.DRAINED, "the node has left: it is stopping, or the connection broke", nowMs);
        }
    }

    /**
     * The connection of a stream was given up, for what its own requests have nothing to do with: the next one opens at once,
     * and is trusted as this one was. One that is not up yet goes on by itself.
     */
    public void abandoned(long streamId, long nowMs) {
        Link<Q, A> link = links.get(streamId);
        if (link != null && link.lane.current == link && link.isUp) {
            retire(link.lane, nowMs);
            link.lane.state = EndpointState.IDLE;
            link.lane.openAtMs = nowMs;
        }
    }

    /** A stream is over; nothing more comes on it. */
    public void ended(long streamId, StreamEnd end, String why, long nowMs) {
        Link<Q, A> link = links.get(streamId);
        if (link == null) {
            return;
        }
        Lane<Q, A> lane = link.lane;
        boolean wasCurrent = lane.current == link;
        boolean wasIdle = end == StreamEnd.LOST && link.wasHeard() && link.owed == 0;
        if (end == StreamEnd.INCOMPATIBLE && !link.wasHeard()) {
            link.unanswered().forEach(item -> item.notTaken++);
        }
        drop(link, why);
        if (wasCurrent && wasIdle) {
            // Nodes end a stream on which nothing has come for long.
            lane.state = EndpointState.IDLE;
            lane.openAtMs = nowMs;
        } else if (wasCurrent) {
            lanes.failed(lane, EndpointState.after(end), why, nowMs);
        }
        if (end == StreamEnd.INCOMPATIBLE && lanes.areAllIncompatible()) {
            fates.giveUpAll(Ending.Reason.INCOMPATIBLE, why);
        }
    }

    /** Forgets a stream, and takes back what is under way on it. */
    private void drop(Link<Q, A> link, String why) {
        List<Item<Q, A>> lost = link.underWay();
        counter.resent += lost.size();
        counter.streamsLost++;
        fates.noteTrouble(why);
        links.remove(link.id);
        if (link.lane.current == link) {
            link.lane.current = null;
        }
        if (link.lane.retired == link) {
            link.lane.retired = null;
        }
        fates.sendAgain(lost, why);
    }

    /** Nothing more is sent on the lane's stream, but answers may still come there. */
    private void retire(Lane<Q, A> lane, long nowMs) {
        if (lane.retired != null) {
            cancel(lane.retired, "an answer is awaited no longer");
        }
        out.retire(lane.current.id);
        lane.retired = lane.current;
        lane.retiredMs = nowMs;
        lane.current = null;
    }

    private void cancel(Link<Q, A> link, String why) {
        out.cancel(link.id, why);
        drop(link, why);
    }

    /** Does what is due by now. To be called after every input, or several, and when {@link #nextDueMs} has come. */
    public void turn(long nowMs) {
        fates.giveUpWhatIsDue(nowMs);
        lanes.all().forEach(lane -> check(lane, nowMs));
        agenda.refill(nowMs);
        open(nowMs);
        send(nowMs);
    }

    private void check(Lane<Q, A> lane, long nowMs) {
        if (lane.retired != null) {
            Link<Q, A> retired = lane.retired;
            timeOut(retired, nowMs);
            if (lane.retiredMs + settings.lateMs() <= nowMs) {
                cancel(retired, "an answer is awaited no longer");
            }
        }
        if (lane.current == null) {
            return;
        }
        Link<Q, A> current = lane.current;
        if (!current.isUp && current.openedMs + settings.attemptTimeoutMs() <= nowMs) {
            String why = "no connection for " + settings.attemptTimeoutMs() + " ms";
            cancel(current, why);
            lanes.failed(lane, EndpointState.BACKING_OFF, why, nowMs);
        } else if (timeOut(current, nowMs)) {
            String why = "no answer for " + settings.attemptTimeoutMs() + " ms";
            List<Item<Q, A>> rest = current.underWay();
            counter.timedOut += rest.size();
            fates.sendAgain(rest, why);
            retire(lane, nowMs);
            lanes.failed(lane, EndpointState.BACKING_OFF, why, nowMs);
        }
    }

    /** Whether the stream is silent altogether. */
    private boolean timeOut(Link<Q, A> link, long nowMs) {
        Link.TimedOut<Q, A> timedOut = link.timedOut(settings.attemptTimeoutMs(), nowMs);
        counter.timedOut += timedOut.items().size();
        fates.sendAgain(timedOut.items(), "no answer for " + settings.attemptTimeoutMs() + " ms");
        link.forgetBefore(nowMs - settings.lateMs());
        return timedOut.isSilent();
    }

    private void open(long nowMs) {
        if (agenda.inFlight() == 0) {
            return;
        }
        for (Lane<Q, A> lane : lanes.all()) {
            if (lane.current == null && lane.openAtMs <= nowMs) {
                lane.current = new Link<>(nextNumber++, lane, nowMs);
                lane.state = EndpointState.CONNECTING;
                links.put(lane.current.id, lane.current);
                out.open(lane.current.id, lane.endpoint, lane.index);
            }
        }
    }

    private void send(long nowMs) {
        for (Item<Q, A> first = agenda.peek(); first != null; first = agenda.peek()) {
            Link<Q, A> link = lanes.pick(first);
            if (link == null) {
                return;
            }
            List<Item<Q, A>> batch = fill(link.lane);
            long batchId = nextNumber++;
            link.sent(batchId, batch, nowMs);
            counter.attempts += batch.size();
            link.isReady = out.send(link.id, batchId, batch);
        }
    }

    private List<Item<Q, A>> fill(Lane<Q, A> lane) {
        List<Item<Q, A>> batch = new ArrayList<>();
        int most = lane.isTrusted() ? settings.maxBatch() : 1;
        int avoided = lanes.canSendElsewhere(lane) ? lane.endpoint : Item.NO_ENDPOINT;
        int bytes = 0;
        Item<Q, A> next = agenda.peek();
        while (next != null && batch.size() < most
                && (batch.isEmpty() || next.avoid != avoided && bytes + next.bytes() <= settings.maxBatchBytes())) {
            bytes += next.bytes();
            batch.add(agenda.poll());
            next = agenda.peek();
        }
        return batch;
    }

    /** When {@link #turn} is to be called next if no input comes before; {@code Long.MAX_VALUE}: never. */
    public long nextDueMs() {
        long dueMs = agenda.nextDueMs();
        if (agenda.inFlight() > 0) {
            dueMs = Math.min(dueMs, lanes.nextOpeningMs());
        }
        for (Link<Q, A> link : links.values()) {
            dueMs = Math.min(dueMs, link.nextDueMs(settings));
            if (link.lane.retired == link) {
                dueMs = Math.min(dueMs, link.lane.retiredMs + settings.lateMs());
            }
        }
        return dueMs;
    }

    /** Gives up what has not ended, and all streams. Nothing may be submitted afterwards. */
    public void close() {
        links.values().forEach(link -> out.cancel(link.id, "the client was closed"));
        links.clear();
        fates.giveUpAll(Ending.Reason.CLOSED, "the client was closed");
    }

    /** Of each connection to an endpoint: its state. */
    public List<EndpointState> states(int endpoint) {
        return lanes.states(endpoint);
    }

    /** What went wrong at an endpoint last; empty if it has answered since. */
    public String trouble(int endpoint) {
        return lanes.trouble(endpoint);
    }

    public RoutingCounts counts() {
        return counter.with(agenda.inFlight(), agenda.waiting());
    }
}
