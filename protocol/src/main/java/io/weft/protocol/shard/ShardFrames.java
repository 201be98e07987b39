package io.weft.protocol.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.Plans;
import io.weft.protocol.codec.journal.v1.ExecutedProto;
import io.weft.protocol.codec.journal.v1.HoldsExpiredProto;
import io.weft.protocol.codec.journal.v1.PreparedProto;
import io.weft.protocol.codec.journal.v1.RefusedProto;
import io.weft.protocol.codec.journal.v1.SettledProto;
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

    private ShardFrames() {}

    record Frame(long timeMs, List<ShardRecord> records) {}

    static byte[] encode(long timeMs, List<ShardRecord> records) {
        ShardFrame.Builder frame = ShardFrame.newBuilder().setTimeMs(timeMs);
        records.forEach(record -> frame.addRecords(write(record)));
        return frame.build().toByteArray();
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

    private static ShardRecordProto write(ShardRecord record) {
        ShardRecordProto.Builder proto = ShardRecordProto.newBuilder();
        if (record instanceof ShardRecord.Prepared prepared) {
            proto.setPrepared(write(prepared));
        } else if (record instanceof ShardRecord.Committed committed) {
            proto.setCommitted(settled(committed.txId(), committed.attempt()));
        } else if (record instanceof ShardRecord.Aborted aborted) {
            proto.setAborted(settled(aborted.txId(), aborted.attempt()));
        } else if (record instanceof ShardRecord.Executed executed) {
            proto.setExecuted(ExecutedProto.newBuilder().setTxId(Fields.bytes(executed.txId()))
                    .setDigest(Fields.bytes(executed.digest())).addAllPlan(Plans.write(executed.plan())));
        } else if (record instanceof ShardRecord.Refused refused) {
            proto.setRefused(RefusedProto.newBuilder().setTxId(Fields.bytes(refused.txId()))
                    .setDigest(Fields.bytes(refused.digest())).setCode(refused.code().number()).setStep(refused.step()));
        } else if (record instanceof ShardRecord.Barred barred) {
            proto.setBarred(Fields.bytes(barred.txId()));
        } else if (record instanceof ShardRecord.HoldsExpired expired) {
            proto.setHoldsExpired(HoldsExpiredProto.newBuilder().setAtMs(expired.atMs())
                    .addAllHolds(expired.holds().stream().map(Fields::bytes).toList()));
        } else if (record instanceof ShardRecord.Purged purged) {
            proto.setPurgedBeforeMs(purged.beforeMs());
        }
        return proto.build();
    }

    static PreparedProto write(ShardRecord.Prepared prepared) {
        return PreparedProto.newBuilder().setTxId(Fields.bytes(prepared.txId())).setDigest(Fields.bytes(prepared.digest()))
                .setAttempt(Fields.attempt(prepared.attempt())).addAllPlan(Plans.write(prepared.plan())).build();
    }

    private static SettledProto settled(TxId txId, Attempt attempt) {
        return SettledProto.newBuilder().setTxId(Fields.bytes(txId)).setAttempt(Fields.attempt(attempt)).build();
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
