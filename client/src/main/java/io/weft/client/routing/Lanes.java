package io.weft.client.routing;

import java.util.ArrayList;
import java.util.List;

/** All connections to all endpoints: which is open, which gets the next request. Belongs to its {@link Router}. */
final class Lanes<Q, A> {

    private final List<Lane<Q, A>> lanes = new ArrayList<>();
    private final Backoff backoff;
    private final long maxBackoffMs;
    /** Where to begin to look, so that equals take turns. */
    private int turn;

    Lanes(int endpoints, int lanesPerEndpoint, Backoff backoff, long maxBackoffMs) {
        for (int index = 0; index < lanesPerEndpoint; index++) {
            for (int endpoint = 0; endpoint < endpoints; endpoint++) {
                lanes.add(new Lane<>(endpoint, index));
            }
        }
        this.backoff = backoff;
        this.maxBackoffMs = maxBackoffMs;
    }

    List<Lane<Q, A>> all() {
        return lanes;
    }

    /** The stream on which an item goes now; null if there is none. */
    Link<Q, A> pick(Item<Q, A> item) {
        Lane<Q, A> best = null;
        long bestScore = Long.MAX_VALUE;
        for (int i = 0; i < lanes.size(); i++) {
            Lane<Q, A> lane = lanes.get((turn + i) % lanes.size());
            if (lane.canSend() && score(lane, item) < bestScore) {
                best = lane;
                bestScore = score(lane, item);
            }
        }
        turn = (turn + 1) % lanes.size();
        return best == null ? null : best.current;
    }

    /** Who is on probation is tried first, or nobody would ever find out; not with what failed there already. */
    private static <Q, A> long score(Lane<Q, A> lane, Item<Q, A> item) {
        boolean failedThere = item.avoid == lane.endpoint;
        if (!lane.isTrusted()) {
            return failedThere ? Long.MAX_VALUE - 1 : -1;
        }
        return (failedThere ? 1L << Integer.SIZE : 0) + lane.current.owed;
    }

    /** Whether what went wrong at this endpoint can go to another one now. */
    boolean canSendElsewhere(Lane<Q, A> lane) {
        return lanes.stream().anyMatch(other -> other.endpoint != lane.endpoint && other.isTrusted() && other.canSend());
    }

    /** The lane has failed: nothing new goes there until a pause is over. */
    void failed(Lane<Q, A> lane, EndpointState state, String why, long nowMs) {
        lane.failures++;
        lane.state = state;
        lane.trouble = why;
        lane.openAtMs = nowMs + (state == EndpointState.INCOMPATIBLE ? maxBackoffMs : backoff.pauseMs(lane.failures));
    }

    boolean areAllIncompatible() {
        return lanes.stream().allMatch(lane -> lane.state == EndpointState.INCOMPATIBLE);
    }

    List<EndpointState> states(int endpoint) {
        return lanes.stream().filter(lane -> lane.endpoint == endpoint).map(lane -> lane.state).toList();
    }

    /** Empty if there is none. */
    String trouble(int endpoint) {
        return lanes.stream().filter(lane -> lane.endpoint == endpoint && !lane.trouble.isEmpty())
                .map(lane -> lane.trouble).findFirst().orElse("");
    }

    long nextOpeningMs() {
        return lanes.stream().filter(lane -> lane.current == null).mapToLong(lane -> lane.openAtMs).min().orElse(Long.MAX_VALUE);
    }
}
