package io.weft.client.transport;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * One call that carries batches both ways.
 *
 * @param <M> a message to the node
 * @param <R> a message of the node
 */
final class BatchStream<Q, A, M, R> implements ClientResponseObserver<M, R>, Carrier.Stream<Q> {

    private final Connection connection;
    private final Carrier.Owner<A> owner;
    private final BiFunction<Long, List<Q>, M> encode;
    private final BiConsumer<R, Carrier.Owner<A>> decode;
    private ClientCallStreamObserver<M> requests;

    /** @param decode tells the owner what a message has answered */
    BatchStream(Connection connection, Carrier.Owner<A> owner, BiFunction<Long, List<Q>, M> encode,
            BiConsumer<R, Carrier.Owner<A>> decode) {
        this.connection = connection;
        this.owner = owner;
        this.encode = encode;
        this.decode = decode;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<M> stream) {
        requests = stream;
        stream.setOnReadyHandler(owner::ready);
    }

    @Override
    public boolean send(long batchId, List<Q> batch) {
        requests.onNext(encode.apply(batchId, batch));
        return requests.isReady();
    }

    @Override
    public void cancel(String why) {
        requests.cancel(why, null);
    }

    @Override
    public void onNext(R response) {
        decode.accept(response, owner);
    }

    @Override
    public void onError(Throwable error) {
        Status status = Status.fromThrowable(error);
        owner.ended(connection.endOf(status), connection.why(status));
    }

    @Override
    public void onCompleted() {
        onError(Status.UNAVAILABLE.withDescription("the node closed the stream").asRuntimeException());
    }
}
