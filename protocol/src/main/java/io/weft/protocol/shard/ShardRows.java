package io.weft.protocol.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.Plans;
import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.codec.journal.v1.AccountRow;
import io.weft.protocol.codec.journal.v1.BalanceProto;
import io.weft.protocol.codec.journal.v1.ClockRow;
import io.weft.protocol.codec.journal.v1.HoldRow;
import io.weft.protocol.codec.journal.v1.PreparedProto;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.memory.IdMemory;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.Account;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.Balance;
import io.weft.protocol.shard.ledger.Balances;
import io.weft.protocol.shard.ledger.ChangedAccounts;
import io.weft.protocol.shard.ledger.HeldAmount;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a shard's checkpoint. The key is one byte for the table, then the id; marks stand many in a row. Capturing
 * copies cells, or takes references to immutable values; they are encoded when the iterator is read, on the reader's thread.
 */
final class ShardRows {

    private static final byte ACCOUNT = 1;
    private static final byte HOLD = 2;
    private static final byte PREPARED = 4;
    private static final byte CLOCK = 5;
    private static final byte MARKS = 6;

    private ShardRows() {}

    static Iterator<Row> capture(ShardState state) {
        IdMemory<Mark> marks = state.marks();
        byte[] clock = ClockRow.newBuilder().setTimeMs(state.timeMs()).setHighestIdTimeMs(marks.highestIdTimeMs())
                .setPurgedBeforeMs(marks.purgedBeforeMs()).build().toByteArray();
        ChangedAccounts changed = state.ledger().takeChangedAccounts();
        RecordWriter out = new RecordWriter(0);
        Stream<Row> accounts = StreamSupport.stream(changed.spliterator(), false).map(entry -> write(out, entry));
        Stream<Row> holds = rows(HOLD, state.ledger().holds().takeChanged(), HoldId::toBytes, ShardRows::write);
        Map<TxId, ShardState.InDoubt> inDoubt = state.takeChangedInDoubt();
        Stream<Row> prepared = inDoubt.entrySet().stream().map(entry -> new Row(key(PREPARED, entry.getKey().toBytes()),
                entry.getValue() == null ? null : write(entry.getKey(), entry.getValue())));
        Stream<Row> newMarks = marks.takeRows(MARKS);
        return Stream.of(accounts, holds, newMarks, prepared, Stream.of(new Row(new byte[] {CLOCK}, clock)))
                // Encoded one by one: flatMap would hold all rows of a table at a time.
                .reduce(Stream.empty(), Stream::concat).iterator();
    }

    private static <K, V> Stream<Row> rows(byte table, Map<K, V> changed, Function<K, byte[]> key, Function<V, byte[]> value) {
        return changed.entrySet().stream().map(entry -> new Row(key(table, key.apply(entry.getKey())),
                entry.getValue() == null ? null : value.apply(entry.getValue())));
    }

    private static byte[] key(byte table, byte[] id) {
        return ByteBuffer.allocate(1 + id.length).put(table).put(id).array();
    }

    private static Row write(RecordWriter out, ChangedAccounts.Entry entry) {
        byte[] key = key(ACCOUNT, entry.id().toBytes());
        Account account = entry.account();
        if (account == null) {
            return new Row(key, null);
        }
        out.number(1, Plans.flags(account.debitFrozen(), account.creditFrozen()));
        account.balances().forEach((asset, balance) -> write(out, asset, balance));
        account.issued().forEach(definition -> out.message(3, Plans.write(definition).toByteArray()));
        return new Row(key, out.takeBytes());
    }

    private static void write(RecordWriter out, AssetId asset, Balance balance) {
        int at = out.begin(2);
        out.asset(1, asset);
        out.quantity(2, balance.posted());
        out.quantity(3, balance.held());
        out.quantity(4, balance.creditLimit());
        out.end(at);
    }

    private static byte[] write(HeldAmount held) {
        return HoldRow.newBuilder().setHold(Plans.write(held)).setExpiredAtMs(held.expiredAtMs()).build().toByteArray();
    }

    private static byte[] write(TxId txId, ShardState.InDoubt doubt) {
        return ShardFrames.encode(new ShardRecord.Prepared(txId, doubt.digest(), doubt.attempt(), doubt.plan()));
    }

    static void restore(ShardState state, byte[] key, byte[] value) {
        byte[] id = Arrays.copyOfRange(key, 1, key.length);
        try {
            switch (key[0]) {
                case ACCOUNT -> state.ledger().restore(AccountId.of(id), readAccount(value));
                case HOLD -> state.ledger().holds().restore(readHold(value));
                case MARKS -> state.marks().restoreRow(key, value);
                case PREPARED -> {
                    ShardRecord.Prepared prepared = ShardFrames.read(PreparedProto.parseFrom(value));
                    state.restore(prepared.txId(), new ShardState.InDoubt(prepared.digest(), prepared.attempt(), prepared.plan()));
                }
                case CLOCK -> restoreClock(state, value);
                default -> throw new IllegalArgumentException("unknown table " + key[0]);
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new JournalCorrupted("a row of a shard's checkpoint can't be read: " + e.getMessage(), e);
        }
    }

    private static void restoreClock(ShardState state, byte[] value) throws InvalidProtocolBufferException {
        ClockRow row = ClockRow.parseFrom(value);
        state.advanceTo(row.getTimeMs());
        state.marks().restoreBounds(row.getPurgedBeforeMs(), row.getHighestIdTimeMs());
    }

    private static Account readAccount(byte[] value) throws InvalidProtocolBufferException {
        AccountRow row = AccountRow.parseFrom(value);
        Balances balances = Balances.NONE;
        for (BalanceProto proto : row.getBalancesList()) {
            balances = balances.with(Fields.asset(proto.getAsset()), new Balance(Fields.quantity(proto.getPosted()),
                    Fields.quantity(proto.getHeld()), Fields.quantity(proto.getCreditLimit())));
        }
        List<AssetDefinition> issued = row.getIssuedList().stream().map(Plans::read).toList();
        return new Account(Plans.debitFrozen(row.getFlags()), Plans.creditFrozen(row.getFlags()), balances, issued);
    }

    private static HeldAmount readHold(byte[] value) throws InvalidProtocolBufferException {
        HoldRow row = HoldRow.parseFrom(value);
        return Plans.read(row.getHold(), row.getExpiredAtMs());
    }
}
