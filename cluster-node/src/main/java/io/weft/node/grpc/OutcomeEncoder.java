package io.weft.node.grpc;

import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.Committed;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Retryable;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Unknown;
import io.weft.protocol.model.WellFormed.Fault;

/** Outcomes as clients see them: four kinds that stay distinct. */
final class OutcomeEncoder {

    private static final Outcome COMMITTED = Outcome.newBuilder().setCommitted(Committed.getDefaultInstance()).build();
    private static final Unknown NOT_KNOWN = Unknown.newBuilder()
            .setMessage("no answer in time: it may or may not have been done; send it again with the same id").build();
    private static final Outcome UNKNOWN = Outcome.newBuilder().setUnknown(NOT_KNOWN).build();
    private static final CancelResponse CANCELLED = CancelResponse.newBuilder()
            .setCancelled(CancelResponse.Cancelled.getDefaultInstance()).build();

    private OutcomeEncoder() {}

    static Outcome outcome(io.weft.protocol.model.Outcome outcome) {
        if (outcome instanceof io.weft.protocol.model.Outcome.Committed) {
            return COMMITTED;
        }
        if (outcome instanceof io.weft.protocol.model.Outcome.Rejected rejected) {
            return Outcome.newBuilder().setRejected(rejected(rejected)).build();
        }
        if (outcome instanceof io.weft.protocol.model.Outcome.Retryable retryable) {
            return Outcome.newBuilder().setRetryable(retryable(retryable)).build();
        }
        return UNKNOWN;
    }

    /** Of a transaction that was not admitted. */
    static Outcome malformed(Fault fault) {
        return Outcome.newBuilder().setRejected(Rejected.newBuilder()
                .setCode(RejectionCode.MALFORMED).setStep(fault.step()).setMessage(fault.toString())).build();
    }

    /** @param outcome null: cancelled now. That it was cancelled before is the same answer, so that asking again is safe. */
    static CancelResponse cancelled(io.weft.protocol.model.Outcome outcome) {
        if (outcome == null || wasCancelled(outcome)) {
            return CANCELLED;
        }
        if (outcome instanceof io.weft.protocol.model.Outcome.Retryable retryable) {
            return CancelResponse.newBuilder().setRetryable(retryable(retryable)).build();
        }
        return CancelResponse.newBuilder().setDecided(outcome(outcome)).build();
    }

    static CancelResponse cancelUnknown() {
        return CancelResponse.newBuilder().setUnknown(NOT_KNOWN).build();
    }

    private static boolean wasCancelled(io.weft.protocol.model.Outcome outcome) {
        return outcome instanceof io.weft.protocol.model.Outcome.Rejected rejected
                && rejected.code() == io.weft.protocol.model.RejectionCode.CANCELLED;
    }

    private static Rejected rejected(io.weft.protocol.model.Outcome.Rejected rejected) {
        Fault explained = new Fault(rejected.step(), rejected.code().explanation());
        return Rejected.newBuilder()
                .setCode(RejectionCode.forNumber(rejected.code().number()))
                .setStep(rejected.step())
                .setMessage(explained.toString())
                .build();
    }

    /** Of a read: to try again costs nothing, whatever the reason was. */
    static Retryable readRefused(io.weft.protocol.model.RetryableCode code) {
        boolean noRoom = code == io.weft.protocol.model.RetryableCode.RESOURCE_EXHAUSTED;
        return Retryable.newBuilder()
                .setCode(RetryableCode.forNumber(code.number()))
                .setMessage(noRoom ? code.explanation() : "not answered in time: ask again")
                .build();
    }

    static Retryable retryable(io.weft.protocol.model.Outcome.Retryable retryable) {
        return Retryable.newBuilder()
                .setCode(RetryableCode.forNumber(retryable.code().number()))
                .setMessage(retryable.code().explanation())
                .build();
    }
}
