package io.weft.protocol.coordinator;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.codec.journal.v1.ClockRow;
import io.weft.protocol.codec.journal.v1.UndeliveredRow;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.model.TxId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a coordinator's checkpoint. The key is one byte for the table, then the id; outcomes stand many in a row. */
final class CoordinatorRows {

    private static final byte CLOCK = 2;
    private static final byte OUTCOMES = 3;
    private static final byte UNDELIVERED = 4;

    private CoordinatorRows() {}

    static Iterator<Row> capture(Outcomes outcomes) {
        byte[] clock = ClockRow.newBuilder().setTimeMs(outcomes.timeMs()).setHighestIdTimeMs(outcomes.memory().highestIdTimeMs())
                .setPurgedBeforeMs(outcomes.memory().purgedBeforeMs()).build().toByteArray();
        Stream<Row> undelivered = outcomes.takeChangedUndelivered().entrySet().stream()
                .map(entry -> new Row(key(entry.getKey()), write(entry.getValue())));
        return Stream.concat(Stream.concat(outcomes.memory().takeRows(OUTCOMES), undelivered),
                Stream.of(new Row(new byte[] {CLOCK}, clock))).iterator();
    }

    private static byte[] key(TxId txId) {
        return ByteBuffer.allocate(1 + TxId.BYTES).put(UNDELIVERED).put(txId.toBytes()).array();
    }

    private static byte[] write(Undelivered commit) {
        if (commit == null) {
            return null;
        }
        RecordWriter out = new RecordWriter(0);
        out.attempt(1, commit.attempt());
        out.numbers(2, commit.participants());
        return out.takeBytes();
    }

    static void restore(Outcomes outcomes, byte[] key, byte[] value) {
        try {
            switch (key[0]) {
                case OUTCOMES -> outcomes.memory().restoreRow(key, value);
                case UNDELIVERED -> {
                    UndeliveredRow row = UndeliveredRow.parseFrom(value);
                    outcomes.restore(TxId.of(Arrays.copyOfRange(key, 1, key.length)),
                            new Undelivered(Fields.attempt(row.getAttempt()), List.copyOf(row.getParticipantsList())));
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
