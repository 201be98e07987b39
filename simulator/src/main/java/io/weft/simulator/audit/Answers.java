package io.weft.simulator.audit;

import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import java.util.EnumSet;
import java.util.Set;

/** What answers mean to a client, by the contract of the API. */
public final class Answers {

    /** They speak of one try and say nothing about others. */
    private static final Set<RejectionCode> OF_ONE_TRY = EnumSet.of(RejectionCode.TX_EXPIRED, RejectionCode.TX_ID_FROM_FUTURE);

    private Answers() {}

    /** Whether it is the outcome of this content for ever. */
    public static boolean isFinal(Outcome outcome) {
        return outcome instanceof Outcome.Committed
                || outcome instanceof Outcome.Rejected rejected && !OF_ONE_TRY.contains(rejected.code());
    }

    /** Whether the same content should be sent again. */
    public static boolean isRetryable(Outcome outcome) {
        return outcome instanceof Outcome.Retryable;
    }

    static boolean is(Outcome outcome, RejectionCode code) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code() == code;
    }
}
