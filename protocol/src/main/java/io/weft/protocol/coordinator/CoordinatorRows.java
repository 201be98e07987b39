package io.weft.protocol.coordinator;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.codec.journal.v1.ClockRow;
import io.weft.protocol.codec.journal.v1.OutcomeRow;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.model.TxId;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of a coordinator's checkpoint. The key is one byte for the table, then the id. */
final class CoordinatorRows {

    private static final byte OUTCOME = 1;
    private static final byte CLOCK = 2;

    private CoordinatorRows() {}

    static Iterator<Row> capture(Outcomes outcomes) {
        byte[] clock = ClockRow.newBuilder().setTimeMs(outcomes.timeMs()).setHighestIdTimeMs(outcomes.memory().highestIdTimeMs())
                .setPurgedBeforeMs(outcomes.memory().purgedBeforeMs()).build().toByteArray();
        Map<TxId, Outcomes.Saved> changed = outcomes.takeChanged();
        Stream<Row> rows = changed.entrySet().stream().map(entry -> new Row(key(entry.getKey()), write(entry.getValue())));
        return Stream.concat(rows, Stream.of(new Row(new byte[] {CLOCK}, clock))).iterator();
    }

    private static byte[] key(TxId txId) {
        return ByteBuffer.allocate(1 + TxId.BYTES).put(OUTCOME).put(txId.toBytes()).array();
    }

    private static byte[] write(Outcomes.Saved saved) {
        if (saved == null) {
            return null;
        }
        RecordWriter out = new RecordWriter(0);
        int at = out.begin(1);
        CoordinatorFrames.write(out, saved.decided());
        out.end(at);
        out.number(2, saved.delivered() ? 1 : 0);
        return out.toBytes();
    }

    static void restore(Outcomes outcomes, byte[] key, byte[] value) {
        try {
            switch (key[0]) {
                case OUTCOME -> {
                    OutcomeRow row = OutcomeRow.parseFrom(value);
                    outcomes.restore(CoordinatorFrames.read(row.getDecided()), row.getDelivered());
                }
                case CLOCK -> {
                    ClockRow row = ClockRow.parseFrom(value);
                    outcomes.advanceTo(row.getTimeMs());
                    outcomes.memory().restoreBounds(row.getPurgedBeforeMs(), row.getHighestIdTimeMs());
                }
                default -> throw new IllegalArgumentException("unknown table " + key[0]);
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new JournalCorrupted("a row of a coordinator's checkpoint can't be read: " + e.getMessage(), e);
        }
    }
}
