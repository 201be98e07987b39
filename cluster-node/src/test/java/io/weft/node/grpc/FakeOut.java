package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.weft.api.v1.ExecuteBatchResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** The way out of a stream, on a transport that takes as much as a test lets it. */
final class FakeOut extends ServerCallStreamObserver<ExecuteBatchResponse> {

    /** Messages that the stream has asked for and not been given. */
    final AtomicInteger requested = new AtomicInteger();
    final AtomicInteger results = new AtomicInteger();
    /** Whether the transport is full as soon as it has taken one message. */
    volatile boolean fullAfterOne;
    volatile boolean ready = true;
    volatile Status end;
    private Runnable onReady;
    private Runnable onClose;

    void becomeReady() {
        ready = true;
        onReady.run();
    }

    /** The transport has let go of the call. */
    void close() {
        onClose.run();
    }

    @Override
    public void onNext(ExecuteBatchResponse response) {
        results.addAndGet(response.getResultsCount());
        ready = !fullAfterOne;
    }

    @Override
    public void onError(Throwable cause) {
        end = Status.fromThrowable(cause);
    }

    @Override
    public void onCompleted() {
        end = Status.OK;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void request(int count) {
        requested.addAndGet(count);
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        onReady = handler;
    }

    @Override
    public void setOnCloseHandler(Runnable handler) {
        onClose = handler;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void disableAutoRequest() {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}
}
