package io.weft.node.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/** A call that others than its service may end. What the service says after that is dropped. Thread-safe. */
final class GuardedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

    private final OpenCall open;
    private boolean ended;

    GuardedCall(ServerCall<Q, R> call, OpenCall open) {
        super(call);
        this.open = open;
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
        if (!ended) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public synchronized void sendMessage(R message) {
        if (!ended) {
            super.sendMessage(message);
        }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (!ended) {
            ended = true;
            open.answered();
            super.close(status, trailers);
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }
}
