package io.weft.protocol.coordinator;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.journal.v1.CoordinatorFrame;
import io.weft.protocol.codec.journal.v1.CoordinatorRecordProto;
import io.weft.protocol.codec.journal.v1.DecidedProto;
import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import java.util.ArrayList;
import java.util.List;

/** The payload of a coordinator's journal frame. */
final class CoordinatorFrames {

    private CoordinatorFrames() {}

    record Frame(long timeMs, List<CoordinatorRecord> records) {}

    static byte[] encode(long timeMs, List<CoordinatorRecord> records) {
        CoordinatorFrame.Builder frame = CoordinatorFrame.newBuilder().setTimeMs(timeMs);
        records.forEach(record -> frame.addRecords(write(record)));
        return frame.build().toByteArray();
    }

    static Frame decode(byte[] payload) {
        try {
            CoordinatorFrame frame = CoordinatorFrame.parseFrom(payload);
            List<CoordinatorRecord> records = new ArrayList<>(frame.getRecordsCount());
            frame.getRecordsList().forEach(proto -> records.add(read(proto)));
            return new Frame(frame.getTimeMs(), records);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new JournalCorrupted("a frame of a coordinator can't be read: " + e.getMessage(), e);
        }
    }

    private static CoordinatorRecordProto write(CoordinatorRecord record) {
        CoordinatorRecordProto.Builder proto = CoordinatorRecordProto.newBuilder();
        if (record instanceof Decided decided) {
            proto.setDecided(write(decided));
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            proto.setDelivered(Fields.bytes(delivered.txId()));
        } else {
            proto.setPurgedBeforeMs(((CoordinatorRecord.Purged) record).beforeMs());
        }
        return proto.build();
    }

    static DecidedProto write(Decided decided) {
        DecidedProto.Builder proto = DecidedProto.newBuilder().setTxId(Fields.bytes(decided.txId()))
                .addAllParticipants(decided.participants());
        if (decided.digest() != null) {
            proto.setDigest(Fields.bytes(decided.digest()));
        }
        if (decided.attempt() != null) {
            proto.setAttempt(Fields.attempt(decided.attempt()));
        }
        if (decided.outcome() instanceof Outcome.Rejected rejected) {
            proto.setCode(rejected.code().number()).setStep(rejected.step());
        }
        return proto.build();
    }

    private static CoordinatorRecord read(CoordinatorRecordProto proto) {
        return switch (proto.getRecordCase()) {
            case DECIDED -> read(proto.getDecided());
            case DELIVERED -> new CoordinatorRecord.Delivered(Fields.txId(proto.getDelivered()));
            case PURGED_BEFORE_MS -> new CoordinatorRecord.Purged(proto.getPurgedBeforeMs());
            case RECORD_NOT_SET -> throw new IllegalArgumentException("a record of a kind that this version does not know");
        };
    }

    static Decided read(DecidedProto proto) {
        Digest digest = proto.getDigest().isEmpty() ? null : Fields.digest(proto.getDigest());
        Attempt attempt = proto.hasAttempt() ? Fields.attempt(proto.getAttempt()) : null;
        Outcome outcome = proto.getCode() == 0 ? Outcome.COMMITTED
                : new Outcome.Rejected(RejectionCode.ofNumber(proto.getCode()), proto.getStep());
        return new Decided(Fields.txId(proto.getTxId()), digest, attempt, List.copyOf(proto.getParticipantsList()), outcome);
    }
}
