package io.weft.node.testing;

import io.grpc.ManagedChannel;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Transaction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The client side of one stream of transactions. Outcomes are kept as {@code batch/index}. */
public final class BatchClient extends StreamClient<ExecuteBatchRequest, ExecuteBatchResponse> {

    public final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

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

    public void send(long batchId, Transaction... transactions) {
        sendBatch(ExecuteBatchRequest.newBuilder().setBatchId(batchId).addAllTransactions(List.of(transactions)).build());
    }

    @Override
    int note(ExecuteBatchResponse response) {
        response.getResultsList().forEach(result ->
                outcomes.put(Long.toUnsignedString(response.getBatchId()) + "/" + result.getIndex(), result.getOutcome()));
        return response.getResultsCount();
    }
}
