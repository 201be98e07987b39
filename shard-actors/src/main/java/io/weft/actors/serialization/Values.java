package io.weft.actors.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.internal.v1.AttemptProto;
import io.weft.protocol.codec.internal.v1.TriedProto;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.StepBytes;
import io.weft.protocol.model.TxId;
import java.util.List;

/** What many messages have in common. Reading throws {@link IllegalArgumentException} on what makes no sense. */
final class Values {

    private Values() {}

    static ByteString stepBytes(List<Step> steps) {
        return UnsafeByteOperations.unsafeWrap(StepBytes.encode(steps));
    }

    static List<Step> steps(ByteString bytes) {
        return StepBytes.decode(bytes.toByteArray());
    }

    static AttemptProto attempt(Attempt attempt) {
        return AttemptProto.newBuilder().setCoordinator(attempt.coordinator()).setEpoch(attempt.epoch())
                .setSequence(attempt.sequence()).build();
    }

    static Attempt attempt(AttemptProto proto) {
        require(proto.getEpoch() > 0, "an attempt has no epoch");
        return new Attempt(proto.getCoordinator(), proto.getEpoch(), proto.getSequence());
    }

    static TriedProto tried(TxId txId, Attempt attempt) {
        return TriedProto.newBuilder().setTxId(Fields.bytes(txId)).setAttempt(attempt(attempt)).build();
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
