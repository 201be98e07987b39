package io.weft.simulator.client;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.TxId;
import io.weft.simulator.audit.Answers;
import io.weft.simulator.audit.History;

/** The wish that an id is never executed. */
final class Cancellation extends Question {

    private final TxId txId;

    Cancellation(Clients clients, TxId txId, String name) {
        super(clients, "cancel " + name);
        this.txId = txId;
    }

    @Override
    void send(int gateway, long request) {
        clients().cancel(gateway, txId, request);
    }

    @Override
    void answered(GatewayMessage.Answer answer) {
        GatewayMessage.CancelResult result = (GatewayMessage.CancelResult) answer;
        if (result.outcome() != null && Answers.isRetryable(result.outcome())) {
            backOff();
        } else {
            long sentMs = clients().sentMs(answer.requestId());
            clients().history().add(new History.Cancelled(txId, result.outcome(), sentMs, clients().world().nextInstant()));
            settle();
        }
    }
}
