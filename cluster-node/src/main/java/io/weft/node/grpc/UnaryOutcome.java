package io.weft.node.grpc;

import io.weft.api.v1.ExecuteResponse;
import io.weft.node.gateway.OutcomeSink;
import io.weft.protocol.model.Outcome;

/** Answers a unary execution. */
record UnaryOutcome(UnaryReply<ExecuteResponse> reply) implements OutcomeSink {

    @Override
    public void outcome(int tag, Outcome outcome) {
        reply.send(ExecuteResponse.newBuilder().setOutcome(OutcomeEncoder.outcome(outcome)).build());
    }

    @Override
    public void flush() {
        // There is nothing to gather.
    }
}
