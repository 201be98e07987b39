package io.weft.client.transport;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.weft.client.routing.StreamEnd;

/** A channel to an endpoint. Used for some streams at the same time, and thrown away when one of them is lost. */
public final class Connection {

    /** The version of the API, and the name of its package. */
    private static final String API = "weft.v1";

    private final String address;
    private final ManagedChannel channel;
    // For the loop's thread, from here on.
    private boolean isWatched;
    private boolean isLeftByNode;

    Connection(String address, ManagedChannel channel) {
        this.address = address;
        this.channel = channel;
    }

    ManagedChannel channel() {
        return channel;
    }

    /** Whether it was the node that ended it, and not this client. */
    boolean isLeftByNode() {
        return isLeftByNode;
    }

    void leftByNode() {
        isLeftByNode = true;
    }

    /** Whether the node is still there: what it says is then its own word, and not that of a broken connection. */
    boolean isAlive() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    /**
     * Once it is up. Tells when the node closes it, or it breaks, or the client itself gives it up; what is under way on it
     * may still be answered.
     */
    void watch(Runnable whenOver) {
        if (!isWatched && isAlive()) {
            isWatched = true;
            channel.notifyWhenStateChanged(ConnectivityState.READY, whenOver);
        }
    }

    StreamEnd endOf(Status status) {
        return switch (status.getCode()) {
            case UNIMPLEMENTED -> StreamEnd.INCOMPATIBLE;
            case UNAVAILABLE -> isAlive() ? StreamEnd.DRAINED : StreamEnd.LOST;
            default -> StreamEnd.LOST;
        };
    }

    /** For people. */
    String why(Status status) {
        if (status.getCode() == Status.Code.UNIMPLEMENTED) {
            return address + " does not know this call (" + status.getDescription() + "): it is no Weft node, or one of another "
                    + "version than this client, which speaks " + API;
        }
        String cause = status.getCause() == null ? "" : ": " + status.getCause().getMessage();
        return address + ": " + status.getCode() + (status.getDescription() == null ? "" : " " + status.getDescription()) + cause;
    }
}
