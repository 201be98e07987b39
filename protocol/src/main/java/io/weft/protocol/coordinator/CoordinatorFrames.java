package io.weft.protocol.coordinator;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.RecordWriter;
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

    /** @param out empty, before and after */
    static byte[] encode(RecordWriter out, long timeMs, List<CoordinatorRecord> records) {
        out.number(1, timeMs);
        for (int i = 0; i < records.size(); i++) {
            int at = out.begin(2);
            write(out, records.get(i));
            out.end(at);
        }
        return out.takeBytes();
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

    private static void write(RecordWriter out, CoordinatorRecord record) {
        if (record instanceof Decided decided) {
            int at = out.begin(1);
            write(out, decided);
            out.end(at);
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            out.id(2, delivered.txId());
        } else {
            out.presentNumber(3, ((CoordinatorRecord.Purged) record).beforeMs());
        }
    }

    private static void write(RecordWriter out, Decided decided) {
        out.id(1, decided.txId());
        if (decided.digest() != null) {
            out.digest(2, decided.digest());
        }
        if (decided.attempt() != null) {
            out.attempt(3, decided.attempt());
        }
        if (!decided.participants().isEmpty()) {
            out.numbers(4, decided.participants());
        }
        if (decided.outcome() instanceof Outcome.Rejected rejected) {
            out.number(5, rejected.code().number());
            out.number(6, rejected.step());
        }
    }

    private static CoordinatorRecord read(CoordinatorRecordProto proto) {
        return switch (proto.getRecordCase()) {
            case DECIDED -> read(proto.getDecided());
            case DELIVERED -> new CoordinatorRecord.Delivered(Fields.txId(proto.getDelivered()));
            case PURGED_BEFORE_MS -> new CoordinatorRecord.Purged(proto.getPurgedBeforeMs());
            case RECORD_NOT_SET -> throw new IllegalArgumentException("a record of a kind that this version does not know");
        };
    }

    private static Decided read(DecidedProto proto) {
        Digest digest = proto.getDigest().isEmpty() ? null : Fields.digest(proto.getDigest());
        Attempt attempt = proto.hasAttempt() ? Fields.attempt(proto.getAttempt()) : null;
        Outcome outcome = proto.getCode() == 0 ? Outcome.COMMITTED
                : new Outcome.Rejected(RejectionCode.ofNumber(proto.getCode()), proto.getStep());
        return new Decided(Fields.txId(proto.getTxId()), digest, attempt, List.copyOf(proto.getParticipantsList()), outcome);
    }
}
