package io.weft.client.routing;

/**
 * What a {@link Router} has seen so far.
 *
 * @param inFlight   requests that are sent, or about to be, or pause before they are sent again
 * @param waiting    requests that wait for room among those
 * @param attempts   requests that were sent, each time counted
 * @param streamsLost that broke, or were given up; those that could not be opened included
 * @param resent     attempts that were lost with a stream, so that they were made again
 * @param timedOut   attempts without an answer in time
 * @param notDone    answers that said: not done, send it again
 * @param unknown    answers that said: not known here
 */
public record RoutingCounts(int inFlight, int waiting, long attempts, long streamsLost, long resent, long timedOut,
        long notDone, long unknown) {}
