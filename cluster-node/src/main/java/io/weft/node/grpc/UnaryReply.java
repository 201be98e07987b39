package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.WellFormed.Fault;

/**
 * The one answer of a unary call. A client that went away in between is not an error.
 *
 * <p>Exactly one method is called, once, on any thread.
 */
final class UnaryReply<T> {

    private final StreamObserver<T> out;

    UnaryReply(StreamObserver<T> out) {
        this.out = out;
        // Without this handler an answer to a cancelled call would throw.
        ((ServerCallStreamObserver<T>) out).setOnCancelHandler(() -> {});
    }

    void send(T response) {
        out.onNext(response);
        out.onCompleted();
    }

    void malformed(Fault fault) {
        out.onError(Status.INVALID_ARGUMENT.withDescription(fault.toString()).asRuntimeException());
    }

    void noRoom() {
        refused(RetryableCode.RESOURCE_EXHAUSTED);
    }

    /** For what is not a transaction. */
    void refused(RetryableCode code) {
        Status status = code == RetryableCode.RESOURCE_EXHAUSTED ? Status.RESOURCE_EXHAUSTED : Status.UNAVAILABLE;
        String explanation = code == RetryableCode.RESOURCE_EXHAUSTED ? code.explanation() : "not answered in time: " + code;
        out.onError(status.withDescription(explanation).asRuntimeException());
    }

    void noAnswer() {
        out.onError(Status.UNAVAILABLE.withDescription("no answer in time: ask again").asRuntimeException());
    }

    void fail(Status status) {
        out.onError(status.asRuntimeException());
    }
}
