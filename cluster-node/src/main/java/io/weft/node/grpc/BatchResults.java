package io.weft.node.grpc;

import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.ExecuteBatchResponse.Result;
import io.weft.node.gateway.OutcomeSink;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.WellFormed.Fault;
import java.util.ArrayList;
import java.util.List;

/** Gathers the results of one batch until they travel. Thread-safe. */
final class BatchResults implements OutcomeSink {

    private final long batchId;
    private final BatchStream stream;
    private final List<Result> gathered = new ArrayList<>();

    BatchResults(long batchId, BatchStream stream) {
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

    /** One response with all that is there; it may be empty. */
    ExecuteBatchResponse take() {
        synchronized (gathered) {
            ExecuteBatchResponse response =
                    ExecuteBatchResponse.newBuilder().setBatchId(batchId).addAllResults(gathered).build();
            gathered.clear();
            return response;
        }
    }
}
