package io.weft.loadtest.client;

import io.weft.api.v1.Outcome;
import io.weft.api.v1.RejectionCode;

/**
 * One outcome as the client must treat it.
 *
 * @param verdict   null: not final, send the transaction again
 * @param isUnknown of an answer that is not final: it may have been done
 * @param trouble   of an answer that is not final, for people
 */
record Answer(Verdict verdict, boolean isUnknown, String trouble) {

    static Answer of(Outcome outcome) {
        return switch (outcome.getKindCase()) {
            case COMMITTED -> new Answer(Verdict.COMMITTED, false, "");
            case REJECTED -> rejected(outcome);
            case RETRYABLE -> new Answer(null, false,
                    outcome.getRetryable().getCode() + " " + outcome.getRetryable().getMessage());
            case UNKNOWN -> new Answer(null, true, "unknown: " + outcome.getUnknown().getMessage());
            case KIND_NOT_SET -> new Answer(null, true, "an outcome of a kind that this client does not know");
        };
    }

    private static Answer rejected(Outcome outcome) {
        RejectionCode code = outcome.getRejected().getCode();
        String message = outcome.getRejected().getMessage();
        Verdict verdict = code == RejectionCode.TX_EXPIRED
                // The one rejection that says nothing about what happened before.
                ? new Verdict.Unresolved("TX_EXPIRED " + message)
                : new Verdict.Rejected(code, outcome.getRejected().getStep(), message);
        return new Answer(verdict, false, "");
    }

    boolean isFinal() {
        return verdict != null;
    }
}
