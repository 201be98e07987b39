package io.weft.client.routing;

/** What a {@link Router} only counts up. */
final class Counter {

    long attempts;
    long streamsLost;
    long resent;
    long timedOut;
    long notDone;
    long unknown;

    RoutingCounts with(int inFlight, int waiting) {
        return new RoutingCounts(inFlight, waiting, attempts, streamsLost, resent, timedOut, notDone, unknown);
    }
}
