package io.weft.node.testing;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Transaction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The client side of one stream, which reads only when told to. Outcomes are kept as {@code batch/index}. */
public final class BatchClient implements ClientResponseObserver<ExecuteBatchRequest, ExecuteBatchResponse> {

    public final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    public final AtomicInteger results = new AtomicInteger();
    public final AtomicInteger responses = new AtomicInteger();
    /** OK when the node has ended the stream in order. */
    public volatile Status end;
    private ClientCallStreamObserver<ExecuteBatchRequest> out;

    private BatchClient() {}

    /** Reads everything as it comes. */
    public static BatchClient reading(ManagedChannel channel) {
        BatchClient client = notReading(channel);
        client.read();
        return client;
    }

    public static BatchClient notReading(ManagedChannel channel) {
        BatchClient client = new BatchClient();
        LedgerGrpc.newStub(channel).executeBatches(client);
        return client;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ExecuteBatchRequest> stream) {
        out = stream;
        stream.disableAutoRequestWithInitial(0);
    }

    public void read() {
        out.request(Integer.MAX_VALUE);
    }

    public void send(long batchId, Transaction... transactions) {
        out.onNext(ExecuteBatchRequest.newBuilder().setBatchId(batchId).addAllTransactions(List.of(transactions)).build());
    }

    public void complete() {
        out.onCompleted();
    }

    public void cancel() {
        out.cancel("no longer wanted", null);
    }

    @Override
    public void onNext(ExecuteBatchResponse response) {
        responses.incrementAndGet();
        response.getResultsList().forEach(result -> {
            outcomes.put(Long.toUnsignedString(response.getBatchId()) + "/" + result.getIndex(), result.getOutcome());
            results.incrementAndGet();
        });
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
