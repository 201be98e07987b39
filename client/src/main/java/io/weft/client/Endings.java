package io.weft.client;

import com.google.protobuf.Message;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.RejectionCode;
import io.weft.client.routing.Ending;
import java.util.function.Function;

/** From endings, and the messages of the API in them, to what users see. */
final class Endings {

    private Endings() {}

    static Outcome outcome(Transaction transaction, Ending<io.weft.api.v1.Outcome> ending) {
        if (ending instanceof Ending.Answered<io.weft.api.v1.Outcome> answered) {
            return decided(transaction.id(), answered.answer());
        } else if (ending instanceof Ending.NotDone<io.weft.api.v1.Outcome> notDone) {
            return new Outcome.Retryable(transaction, notDone.why());
        } else if (ending instanceof Ending.NotAdmitted<io.weft.api.v1.Outcome> refused) {
            return new Outcome.NotAdmitted(transaction, cause(refused.reason()), refused.why());
        }
        return new Outcome.Unknown(transaction, reason(ending));
    }

    private static Outcome.Cause cause(Ending.Reason reason) {
        return switch (reason) {
            case OVERLOADED -> Outcome.Cause.OVERLOADED;
            case DEADLINE -> Outcome.Cause.DEADLINE;
            case INCOMPATIBLE -> Outcome.Cause.INCOMPATIBLE;
            case CLOSED -> Outcome.Cause.CLOSED;
        };
    }

    private static Outcome decided(TxId id, io.weft.api.v1.Outcome outcome) {
        return switch (outcome.getKindCase()) {
            case COMMITTED -> new Outcome.Committed(id);
            case REJECTED -> rejected(id, outcome.getRejected());
            case RETRYABLE, UNKNOWN, KIND_NOT_SET -> throw noDecision();
        };
    }

    /** Whoever judges answers lets none of these pass. */
    private static IllegalStateException noDecision() {
        return new IllegalStateException("an answer that decides nothing was taken for a decision, which is a bug");
    }

    private static Outcome rejected(TxId id, io.weft.api.v1.Rejected rejected) {
        return rejected.getCode() == RejectionCode.CANCELLED ? new Outcome.Cancelled(id)
                : new Outcome.Rejected(id, rejected.getCode(), rejected.getStep(), rejected.getMessage());
    }

    static Cancellation cancellation(TxId id, Ending<Message> ending) {
        if (!(ending instanceof Ending.Answered<Message> answered)) {
            return new Cancellation.Unknown(id, reason(ending));
        }
        CancelResponse response = (CancelResponse) answered.answer();
        if (response.hasCancelled()) {
            return new Cancellation.Cancelled(id);
        }
        Outcome outcome = decided(id, response.getDecided());
        return outcome instanceof Outcome.Cancelled ? new Cancellation.Cancelled(id) : new Cancellation.Decided(outcome);
    }

    static Found found(TxId id, Message message) {
        GetTransactionResponse response = (GetTransactionResponse) message;
        return switch (response.getResultCase()) {
            case OUTCOME -> new Found.Decided(decided(id, response.getOutcome()));
            case PENDING -> new Found.Pending(id);
            case EXPIRED -> new Found.Expired(id);
            case NOT_FOUND -> new Found.NotFound(id);
            case RESULT_NOT_SET -> throw noDecision();
        };
    }

    static <A, T> Answer<T> answer(Ending<A> ending, Function<A, T> value) {
        return ending instanceof Ending.Answered<A> answered ? new Answer.Given<>(value.apply(answered.answer()))
                : new Answer.Missing<>(reason(ending));
    }

    private static String reason(Ending<?> ending) {
        if (ending instanceof Ending.NotDone<?> notDone) {
            return notDone.why();
        } else if (ending instanceof Ending.NotAdmitted<?> refused) {
            return refused.reason() + ": " + refused.why();
        }
        return ((Ending.Unknown<?>) ending).why();
    }
}
