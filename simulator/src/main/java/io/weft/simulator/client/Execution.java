package io.weft.simulator.client;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.simulator.audit.Answers;
import io.weft.simulator.audit.Attempted;

/** A transaction that is sent until its outcome is known, always under the same id. */
final class Execution extends Question {

    /** An id that is further ahead than this is not worth waiting for. */
    private static final long WORTH_WAITING_MS = 60_000;

    private final Attempted attempted;

    Execution(Clients clients, Attempted attempted) {
        super(clients, attempted.name());
        this.attempted = attempted;
    }

    @Override
    void send(int gateway, long request) {
        clients().submit(gateway, attempted, request);
    }

    void told(long request, Outcome outcome) {
        attempted.tell(outcome, clients().sentMs(request), clients().world().nextInstant(), clients().world().nowMs());
        if (Answers.isRetryable(outcome) || isTooEarly(outcome)) {
            backOff();
        } else {
            settle();
        }
    }

    /** The clock that has refused it may be wrong. */
    private boolean isTooEarly(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code() == RejectionCode.TX_ID_FROM_FUTURE
                && attempted.transaction().id().timeMs() < clients().world().nowMs() + WORTH_WAITING_MS;
    }

    @Override
    void answered(GatewayMessage.Answer answer) {
        throw new IllegalStateException("a transaction is answered by an outcome, not by " + answer);
    }
}
