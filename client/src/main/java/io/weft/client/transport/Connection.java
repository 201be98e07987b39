package io.weft.client.transport;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.weft.client.routing.StreamEnd;

/** A channel to an endpoint. Used for some streams at the same time, and thrown away when one of them is lost. */
public record Connection(String address, ManagedChannel channel) {

    /** The version of the API, and the name of its package. */
    private static final String API = "weft.v1";

    /** Whether the node is still there: what it says is then its own word, and not that of a broken connection. */
    boolean isAlive() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    /** Tells when the node closes the connection, or it breaks; what is under way on it may still be answered. */
    void whenLeft(Runnable listener) {
        channel.notifyWhenStateChanged(ConnectivityState.READY, listener);
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
