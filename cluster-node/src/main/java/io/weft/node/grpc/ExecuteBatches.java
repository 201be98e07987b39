package io.weft.node.grpc;

import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.node.gateway.Gateway;
import io.weft.node.gateway.Lane;
import io.weft.node.gateway.RoutedTransaction;
import io.weft.node.grpc.Decoded.Malformed;
import io.weft.node.grpc.Decoded.Valid;
import io.weft.node.settings.GatewaySettings;
import io.weft.protocol.model.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Batches of transactions, all through one lane. */
final class ExecuteBatches implements BatchWork<ExecuteBatchRequest, ExecuteBatchResponse> {

    private final Gateway gateway;
    private final Lane lane;
    private final GatewaySettings settings;
    private final Bounds bounds;

    ExecuteBatches(Gateway gateway, GatewaySettings settings) {
        this.gateway = gateway;
        this.lane = gateway.lane();
        this.settings = settings;
        this.bounds = new Bounds("transactions", settings.maxBatchTransactions(), settings.maxStreamTransactionsInFlight());
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public long id(ExecuteBatchRequest batch) {
        return batch.getBatchId();
    }

    @Override
    public int size(ExecuteBatchRequest batch) {
        return batch.getTransactionsCount();
    }

    @Override
    public BatchResults begin(ExecuteBatchRequest batch, BatchStream<?, ExecuteBatchResponse> stream) {
        BatchResults results = new BatchResults(batch.getBatchId(), stream);
        lane.execute(decode(batch, results), results, settings.defaultTimeoutMs());
        return results;
    }

    private List<RoutedTransaction> decode(ExecuteBatchRequest batch, BatchResults results) {
        List<RoutedTransaction> routed = new ArrayList<>(batch.getTransactionsCount());
        for (int i = 0; i < batch.getTransactionsCount(); i++) {
            Decoded<Transaction> decoded = ApiDecoder.transaction(batch.getTransactions(i));
            if (decoded instanceof Malformed<Transaction> malformed) {
                results.malformed(i, malformed.fault());
            } else {
                Transaction transaction = ((Valid<Transaction>) decoded).value();
                routed.add(RoutedTransaction.of(i, transaction, gateway.placement()));
            }
        }
        return routed;
    }
}
