package io.weft.node.grpc;

import io.weft.api.v1.CancelResponse;
import io.weft.node.gateway.AnswerSink;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.CancelResult;

/** Answers a cancellation; without an answer of the coordinator the result is unknown, and not an error. */
record CancelReply(UnaryReply<CancelResponse> reply) implements AnswerSink {

    @Override
    public void answer(GatewayMessage answer) {
        new QuestionReply<>(reply, CancelResult.class, result -> OutcomeEncoder.cancelled(result.outcome())).answer(answer);
    }

    @Override
    public void noAnswer() {
        reply.send(OutcomeEncoder.cancelUnknown());
    }
}
