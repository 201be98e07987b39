package io.weft.simulator.client;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.Transaction;
import io.weft.simulator.audit.History;
import java.util.HashMap;
import java.util.Map;

/** The question what is known of a transaction. */
final class Finding extends Question {

    private final Transaction transaction;
    private final Map<Long, Long> invokedAt = new HashMap<>();

    Finding(Clients clients, Transaction transaction) {
        super(clients, "find " + transaction.id());
        this.transaction = transaction;
    }

    @Override
    void send(int gateway, long request) {
        invokedAt.put(request, clients().world().nextInstant());
        clients().find(gateway, transaction, request);
    }

    @Override
    void answered(GatewayMessage.Answer answer) {
        clients().history().add(new History.Found(transaction, (GatewayMessage.Found) answer,
                invokedAt.get(answer.requestId()), clients().world().nextInstant()));
        settle();
    }
}
