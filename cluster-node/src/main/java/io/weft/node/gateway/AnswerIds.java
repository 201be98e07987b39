package io.weft.node.gateway;

import io.weft.protocol.message.GatewayMessage;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Which request an answer to a question belongs to. */
final class AnswerIds {

    private static final Map<Class<?>, ToLongFunction<GatewayMessage>> BY_KIND = Map.of(
            GatewayMessage.CancelResult.class, answer -> ((GatewayMessage.CancelResult) answer).requestId(),
            GatewayMessage.Found.class, answer -> ((GatewayMessage.Found) answer).requestId(),
            GatewayMessage.AccountState.class, answer -> ((GatewayMessage.AccountState) answer).requestId(),
            GatewayMessage.Holds.class, answer -> ((GatewayMessage.Holds) answer).requestId(),
            GatewayMessage.AssetState.class, answer -> ((GatewayMessage.AssetState) answer).requestId(),
            GatewayMessage.ReadRefused.class, answer -> ((GatewayMessage.ReadRefused) answer).requestId());

    private AnswerIds() {}

    /** @throws IllegalArgumentException if it is no answer to a question */
    static long of(GatewayMessage answer) {
        ToLongFunction<GatewayMessage> requestId = BY_KIND.get(answer.getClass());
        if (requestId == null) {
            throw new IllegalArgumentException("no answer to a question: " + answer.getClass());
        }
        return requestId.applyAsLong(answer);
    }
}
