package io.weft.client.routing;

/** One of the connections to an endpoint, over all its streams. Belongs to its {@link Router}. */
final class Lane<Q, A> {

    final int endpoint;
    final int index;
    EndpointState state = EndpointState.IDLE;
    /** What is sent goes here; null if nothing is open. */
    Link<Q, A> current;
    /** An earlier stream on which answers may still come; null if there is none. */
    Link<Q, A> retired;
    long retiredMs;
    /** In a row, without an answer in between. */
    int failures;
    long openAtMs = Long.MIN_VALUE;
    String trouble = "";

    Lane(int endpoint, int index) {
        this.endpoint = endpoint;
        this.index = index;
    }

    /** After a failure only one request at a time is risked here, until one is answered. */
    boolean isTrusted() {
        return failures == 0;
    }

    boolean canSend() {
        return current != null && current.isUp && current.isReady && (isTrusted() || current.owed == 0);
    }
}
