package io.weft.node.grpc;

import io.grpc.Status;
import io.weft.node.gateway.AnswerSink;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a unary question with what an entity said, or with the status that says why it did not. */
record QuestionReply<A extends GatewayMessage, T>(UnaryReply<T> reply, Class<A> expected, Function<A, T> encode)
        implements AnswerSink {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionReply.class);

    @Override
    public void answer(GatewayMessage answer) {
        if (answer instanceof ReadRefused refused) {
            reply.refused(refused.code());
        } else if (expected.isInstance(answer)) {
            reply.send(encode.apply(expected.cast(answer)));
        } else {
            LOG.error("An entity answered with {} where {} was expected", answer, expected.getSimpleName());
            reply.fail(Status.INTERNAL.withDescription("an entity gave an answer of the wrong kind"));
        }
    }

    @Override
    public void noAnswer() {
        reply.noAnswer();
    }
}
