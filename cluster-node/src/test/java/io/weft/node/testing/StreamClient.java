package io.weft.node.testing;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The client side of one stream of batches, which reads only when told to.
 *
 * @param <Q> a batch
 * @param <R> a response
 */
public abstract class StreamClient<Q, R> implements ClientResponseObserver<Q, R> {

    public final AtomicInteger results = new AtomicInteger();
    public final AtomicInteger responses = new AtomicInteger();
    /** OK when the node has ended the stream in order. */
    public volatile Status end;
    private ClientCallStreamObserver<Q> out;

    /** Notes it, and says how many results it has. */
    abstract int note(R response);

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> stream) {
        out = stream;
        stream.disableAutoRequestWithInitial(0);
    }

    public void read() {
        out.request(Integer.MAX_VALUE);
    }

    void sendBatch(Q batch) {
        out.onNext(batch);
    }

    public void complete() {
        out.onCompleted();
    }

    public void cancel() {
        out.cancel("no longer wanted", null);
    }

    @Override
    public void onNext(R response) {
        int noted = note(response);
        responses.incrementAndGet();
        results.addAndGet(noted);
    }

    @Override
    public void onError(Throwable cause) {
        end = Status.fromThrowable(cause);
    }

    @Override
    public void onCompleted() {
        end = Status.OK;
    }
}
