package io.weft.protocol.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.Plans;
import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.codec.journal.v1.HoldsExpiredProto;
import io.weft.protocol.codec.journal.v1.PreparedProto;
import io.weft.protocol.codec.journal.v1.ShardFrame;
import io.weft.protocol.codec.journal.v1.ShardRecordProto;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;

/** The payload of a shard's journal frame. */
final class ShardFrames {

    private static final int EXPECTED_RECORD_BYTES = 160;

    private ShardFrames() {}

    record Frame(long timeMs, List<ShardRecord> records) {}

    /** @param out empty, before and after */
    static byte[] encode(RecordWriter out, long timeMs, List<ShardRecord> records) {
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
            ShardFrame frame = ShardFrame.parseFrom(payload);
            List<ShardRecord> records = new ArrayList<>(frame.getRecordsCount());
            frame.getRecordsList().forEach(proto -> records.add(read(proto)));
            return new Frame(frame.getTimeMs(), records);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new JournalCorrupted("a frame of a shard can't be read: " + e.getMessage(), e);
        }
    }

    private static void write(RecordWriter out, ShardRecord record) {
        if (record instanceof ShardRecord.Prepared prepared) {
            int at = out.begin(1);
            write(out, prepared);
            out.end(at);
        } else if (record instanceof ShardRecord.Committed committed) {
            settled(out, 2, committed.txId(), committed.attempt());
        } else if (record instanceof ShardRecord.Aborted aborted) {
            settled(out, 3, aborted.txId(), aborted.attempt());
        } else if (record instanceof ShardRecord.Executed executed) {
            executed(out, executed);
        } else if (record instanceof ShardRecord.Refused refused) {
            refused(out, refused);
        } else if (record instanceof ShardRecord.Barred barred) {
            out.id(6, barred.txId());
        } else if (record instanceof ShardRecord.HoldsExpired expired) {
            out.message(7, HoldsExpiredProto.newBuilder().setAtMs(expired.atMs())
                    .addAllHolds(expired.holds().stream().map(Fields::bytes).toList()).build().toByteArray());
        } else if (record instanceof ShardRecord.Purged purged) {
            out.presentNumber(8, purged.beforeMs());
        }
    }

    /** As a message of its own. */
    static byte[] encode(ShardRecord.Prepared prepared) {
        RecordWriter out = new RecordWriter(EXPECTED_RECORD_BYTES);
        write(out, prepared);
        return out.takeBytes();
    }

    private static void write(RecordWriter out, ShardRecord.Prepared prepared) {
        out.id(1, prepared.txId());
        out.digest(2, prepared.digest());
        out.attempt(3, prepared.attempt());
        Plans.write(out, 4, prepared.plan());
    }

    private static void settled(RecordWriter out, int field, TxId txId, Attempt attempt) {
        int at = out.begin(field);
        out.id(1, txId);
        out.attempt(2, attempt);
        out.end(at);
    }

    private static void executed(RecordWriter out, ShardRecord.Executed executed) {
        int at = out.begin(4);
        out.id(1, executed.txId());
        out.digest(2, executed.digest());
        Plans.write(out, 3, executed.plan());
        out.end(at);
    }

    private static void refused(RecordWriter out, ShardRecord.Refused refused) {
        int at = out.begin(5);
        out.id(1, refused.txId());
        out.digest(2, refused.digest());
        out.number(3, refused.code().number());
        out.number(4, refused.step());
        out.end(at);
    }

    private static ShardRecord read(ShardRecordProto proto) {
        return switch (proto.getRecordCase()) {
            case PREPARED -> read(proto.getPrepared());
            case COMMITTED -> new ShardRecord.Committed(Fields.txId(proto.getCommitted().getTxId()),
                    Fields.attempt(proto.getCommitted().getAttempt()));
            case ABORTED -> new ShardRecord.Aborted(Fields.txId(proto.getAborted().getTxId()),
                    Fields.attempt(proto.getAborted().getAttempt()));
            case EXECUTED -> new ShardRecord.Executed(Fields.txId(proto.getExecuted().getTxId()),
                    Fields.digest(proto.getExecuted().getDigest()), Plans.read(proto.getExecuted().getPlanList()));
            case REFUSED -> new ShardRecord.Refused(Fields.txId(proto.getRefused().getTxId()),
                    Fields.digest(proto.getRefused().getDigest()), RejectionCode.ofNumber(proto.getRefused().getCode()),
                    proto.getRefused().getStep());
            case BARRED -> new ShardRecord.Barred(Fields.txId(proto.getBarred()));
            case HOLDS_EXPIRED -> new ShardRecord.HoldsExpired(
                    proto.getHoldsExpired().getHoldsList().stream().map(Fields::hold).toList(), proto.getHoldsExpired().getAtMs());
            case PURGED_BEFORE_MS -> new ShardRecord.Purged(proto.getPurgedBeforeMs());
            case RECORD_NOT_SET -> throw new IllegalArgumentException("a record of a kind that this version does not know");
        };
    }

    static ShardRecord.Prepared read(PreparedProto proto) {
        return new ShardRecord.Prepared(Fields.txId(proto.getTxId()), Fields.digest(proto.getDigest()),
                Fields.attempt(proto.getAttempt()), Plans.read(proto.getPlanList()));
    }
}
