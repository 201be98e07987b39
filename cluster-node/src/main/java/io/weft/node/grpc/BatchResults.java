package io.weft.node.grpc;

import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.ExecuteBatchResponse.Result;
import io.weft.node.gateway.OutcomeSink;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.WellFormed.Fault;
import java.util.ArrayList;
import java.util.List;

/** The results of one batch of transactions. */
final class BatchResults implements OutcomeSink, BatchAnswers<ExecuteBatchResponse> {

    private final long batchId;
    private final BatchStream<?, ExecuteBatchResponse> stream;
    private final List<Result> gathered = new ArrayList<>();

    BatchResults(long batchId, BatchStream<?, ExecuteBatchResponse> stream) {
        this.batchId = batchId;
        this.stream = stream;
    }

    @Override
    public void outcome(int index, Outcome outcome) {
        add(index, OutcomeEncoder.outcome(outcome));
    }

    void malformed(int index, Fault fault) {
        add(index, OutcomeEncoder.malformed(fault));
    }

    @Override
    public void flush() {
        stream.ready(this);
    }

    private void add(int index, io.weft.api.v1.Outcome outcome) {
        Result result = Result.newBuilder().setIndex(index).setOutcome(outcome).build();
        synchronized (gathered) {
            gathered.add(result);
        }
    }

    /** All that is there. */
    @Override
    public ExecuteBatchResponse take() {
        synchronized (gathered) {
            if (gathered.isEmpty()) {
                return null;
            }
            ExecuteBatchResponse response =
                    ExecuteBatchResponse.newBuilder().setBatchId(batchId).addAllResults(gathered).build();
            gathered.clear();
            return response;
        }
    }

    @Override
    public int count(ExecuteBatchResponse response) {
        return response.getResultsCount();
    }
}
