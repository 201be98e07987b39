package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** The way out of a stream, on a transport that takes as much as a test lets it. */
final class FakeOut<R> extends ServerCallStreamObserver<R> {

    /** Messages that the stream has asked for and not been given. */
    final AtomicInteger requested = new AtomicInteger();
    final AtomicInteger results = new AtomicInteger();
    final List<R> responses = new CopyOnWriteArrayList<>();
    /** Whether the transport is full as soon as it has taken one message. */
    volatile boolean fullAfterOne;
    volatile boolean ready = true;
    volatile Status end;
    private final ToIntFunction<R> resultsOf;
    private Runnable onReady;
    private Runnable onClose;

    FakeOut(ToIntFunction<R> resultsOf) {
        this.resultsOf = resultsOf;
    }

    void becomeReady() {
        ready = true;
        onReady.run();
    }

    /** The transport has let go of the call. */
    void close() {
        onClose.run();
    }

    @Override
    public void onNext(R response) {
        ready = ready && !fullAfterOne;
        responses.add(response);
        results.addAndGet(resultsOf.applyAsInt(response));
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
