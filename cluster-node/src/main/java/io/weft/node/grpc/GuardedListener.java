package io.weft.node.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/** Keeps the account of what its service was given; a call that has been ended, or can't be read, gives it nothing. */
final class GuardedListener<Q> extends SimpleForwardingServerCallListener<Q> {

    private final GuardedCall<Q, ?> call;
    private final OpenCall open;

    GuardedListener(ServerCall.Listener<Q> service, GuardedCall<Q, ?> call, OpenCall open) {
        super(service);
        this.call = call;
        this.open = open;
    }

    @Override
    public void onMessage(Q message) {
        open.messageDelivered();
        if (message == null) {
            call.close(Status.INVALID_ARGUMENT.withDescription("the request can't be read as a message of "
                    + call.getMethodDescriptor().getFullMethodName()), new Metadata());
        } else if (!call.isEnded()) {
            super.onMessage(message);
        }
    }

    @Override
    public void onHalfClose() {
        open.requestIsComplete();
        if (!call.isEnded()) {
            super.onHalfClose();
        }
    }
}
