package io.weft.client.routing;

import java.util.function.Consumer;

/** A request on its way to its ending. Belongs to its {@link Router}; others only read what never changes. */
public final class Item<Q, A> {

    static final int NOWHERE = -1;
    static final int NO_ENDPOINT = -2;

    private final Q request;
    private final int bytes;
    private final long deadlineMs;
    private final Consumer<Ending<A>> listener;
    // Written by the router alone, from here on.

    /** In the order of submission; given by the router. */
    long number;
    boolean isInFlight;
    boolean hasEnded;
    /** The stream of its latest attempt, while that has neither an answer nor timed out. */
    Link<Q, A> sentOn;
    long sentIn;
    int attempts;
    /** Attempts of which an answer said that they did nothing. */
    int notDone;
    /** Attempts that went to somebody who does not know such requests, and so took none. */
    int notTaken;
    long nextTryMs;
    /** Where its latest attempt went wrong. */
    int avoid = NOWHERE;
    String trouble = "it was sent, and there is no answer";

    /**
     * @param bytes      what it takes in a message
     * @param deadlineMs on the clock of the router
     * @param listener   told the ending, once, by the thread of the router, which it must not call back
     */
    public Item(Q request, int bytes, long deadlineMs, Consumer<Ending<A>> listener) {
        this.request = request;
        this.bytes = bytes;
        this.deadlineMs = deadlineMs;
        this.listener = listener;
    }

    public Q request() {
        return request;
    }

    int bytes() {
        return bytes;
    }

    public Consumer<Ending<A>> listener() {
        return listener;
    }

    long deadlineMs() {
        return deadlineMs;
    }

    /** Nothing is under way for it any more. */
    void comeBack() {
        if (sentOn != null) {
            sentOn.owed--;
            sentOn = null;
        }
    }

    boolean isKnownNotDone() {
        return attempts == notDone + notTaken;
    }

    /** What is known of it if nothing more is tried. */
    Ending<A> leftover(Ending.Reason reason) {
        if (attempts == notTaken) {
            return new Ending.NotAdmitted<>(reason, trouble);
        }
        return isKnownNotDone() ? new Ending.NotDone<>(trouble) : new Ending.Unknown<>(trouble);
    }
}
