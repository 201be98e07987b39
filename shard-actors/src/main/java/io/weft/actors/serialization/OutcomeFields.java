package io.weft.actors.serialization;

import io.weft.protocol.codec.internal.v1.OutcomeProto;
import io.weft.protocol.codec.internal.v1.RejectedProto;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;

/** What became of a transaction, as protobuf. */
final class OutcomeFields {

    private static final OutcomeProto COMMITTED =
            OutcomeProto.newBuilder().setCommitted(OutcomeProto.CommittedProto.getDefaultInstance()).build();
    private static final OutcomeProto UNKNOWN =
            OutcomeProto.newBuilder().setUnknown(OutcomeProto.UnknownProto.getDefaultInstance()).build();

    private OutcomeFields() {}

    static OutcomeProto write(Outcome outcome) {
        if (outcome instanceof Outcome.Committed) {
            return COMMITTED;
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return OutcomeProto.newBuilder().setRejected(rejected(rejected.code(), rejected.step())).build();
        }
        if (outcome instanceof Outcome.Retryable retryable) {
            return OutcomeProto.newBuilder().setRetryable(retryable.code().number()).build();
        }
        return UNKNOWN;
    }

    static Outcome read(OutcomeProto proto) {
        return switch (proto.getKindCase()) {
            case COMMITTED -> Outcome.COMMITTED;
            case REJECTED -> new Outcome.Rejected(
                    RejectionCode.ofNumber(proto.getRejected().getCode()), proto.getRejected().getStep());
            case RETRYABLE -> new Outcome.Retryable(RetryableCode.ofNumber(proto.getRetryable()));
            case UNKNOWN -> new Outcome.Unknown();
            case KIND_NOT_SET -> throw new IllegalArgumentException("an outcome of no kind");
        };
    }

    static RejectedProto rejected(RejectionCode code, int step) {
        return RejectedProto.newBuilder().setCode(code.number()).setStep(step).build();
    }
}
