package io.weft.protocol.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.driver.StoredSample;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.HeldAmount;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What earlier builds wrote stays readable. Never change the stored files; a new format gets a file beside them. */
class ShardSampleTest {

    private static final AccountId A = new AccountId(1, 2, 3);
    private static final AccountId B = new AccountId(-1, -2, -3);
    private static final AssetId ASSET = new AssetId(A, 7);
    private static final Digest DIGEST = new Digest(11, 12);
    private static final Attempt ATTEMPT = new Attempt(3, 4, 5);
    private static final HeldAmount HELD = new HeldAmount(new HoldId(id(9), 2), new Step.Hold(B, A, ASSET, Quantity.of(40), 99_000));

    private static final AccountPlan EVERYTHING = new AccountPlan(A, LockMode.EXCLUSIVE, Existence.OPENED, true, false,
            List.of(new BalancePlan(ASSET, Quantity.of(5), Quantity.MAX_AMOUNT, Quantity.of(-300), Quantity.of(40), Quantity.of(1000))),
            List.of(new AssetDefinition(7, 2)), List.of(), List.of());
    private static final AccountPlan HOLDING = new AccountPlan(B, LockMode.ESCROW, Existence.OPENED, null, null,
            List.of(new BalancePlan(ASSET, Quantity.ZERO, Quantity.of(300), Quantity.of(300), Quantity.of(40), null)),
            List.of(), List.of(HELD), List.of());

    static final List<ShardRecord> RECORDS = List.of(
            new ShardRecord.Prepared(id(1), DIGEST, ATTEMPT, List.of(EVERYTHING, HOLDING)),
            new ShardRecord.Committed(id(1), ATTEMPT),
            new ShardRecord.Prepared(id(2), DIGEST, ATTEMPT, List.of(AccountPlan.lockOnly(A, LockMode.SHARED))),
            new ShardRecord.Aborted(id(2), ATTEMPT),
            new ShardRecord.Executed(id(3), DIGEST, List.of(AccountPlan.lockOnly(B, LockMode.ESCROW))),
            new ShardRecord.Refused(id(4), DIGEST, RejectionCode.GUARD_FAILED, 6),
            new ShardRecord.Barred(id(5)),
            new ShardRecord.HoldsExpired(List.of(HELD.id()), 99_001),
            new ShardRecord.Purged(50),
            new ShardRecord.Prepared(id(6), DIGEST, ATTEMPT, List.of(AccountPlan.lockOnly(A, LockMode.SHARED))));

    private static TxId id(int n) {
        return TxId.of(100 + n, n, n);
    }

    @Test
    void shouldKnowEveryKindOfRecord() {
        assertThat(RECORDS.stream().map(Object::getClass)).containsAll(Arrays.asList(ShardRecord.class.getPermittedSubclasses()));
    }

    @Test
    void shouldReadTheFrameThatTheFirstBuildWrote() {
        byte[] stored = StoredSample.read("/journal-sample/shard-v1.txt").get("frame");
        assertThat(ShardFrames.decode(stored)).isEqualTo(new ShardFrames.Frame(99_002, RECORDS));
    }

    @Test
    void shouldWriteAFrameAsTheGeneratedClassesWroteItInTheFirstBuild() {
        byte[] stored = StoredSample.read("/journal-sample/shard-v1.txt").get("frame");
        assertThat(ShardFrames.encode(new RecordWriter(0), 99_002, RECORDS)).isEqualTo(stored);
    }

    @Test
    void shouldReadTheCheckpointOfDirectoryFormat3() {
        // given the stored rows
        ShardState state = new ShardState(42);
        StoredSample.read("/journal-sample/shard-v3.txt").forEach((name, bytes) ->
                ShardRows.restore(state, HexFormat.of().parseHex(name.substring(4)), bytes));

        // then they are the state that the records lead to
        assertThat(state.timeMs()).isEqualTo(99_002);
        assertThat(state.ledger().account(A).debitFrozen()).isTrue();
        assertThat(state.ledger().account(A).balance(ASSET).posted()).isEqualTo(Quantity.of(-300));
        assertThat(state.ledger().account(A).issued(7)).isEqualTo(new AssetDefinition(7, 2));
        assertThat(state.ledger().account(B).balance(ASSET).held()).isEqualTo(Quantity.ZERO);
        assertThat(state.ledger().holds().get(HELD.id()).expiredAtMs()).isEqualTo(99_001);
        assertThat(state.marks().get(id(1))).isEqualTo(new Mark.Applied(DIGEST, ATTEMPT));
        assertThat(state.marks().get(id(3))).isEqualTo(new Mark.Done(DIGEST, Outcome.COMMITTED));
        assertThat(state.marks().get(id(4))).isEqualTo(new Mark.Done(DIGEST, new Outcome.Rejected(RejectionCode.GUARD_FAILED, 6)));
        assertThat(state.marks().get(id(5))).isEqualTo(new Mark.Barred());
        assertThat(state.marks().purgedBeforeMs()).isEqualTo(50);
        assertThat(state.inDoubt().idsByAge()).containsExactly(id(6));
        assertThat(state.locks().mode(A)).isEqualTo(LockMode.SHARED);
    }

    @Test
    void shouldWriteCheckpointsThatLeadToTheSameState() {
        assertThat(rows()).usingRecursiveComparison().isEqualTo(StoredSample.read("/journal-sample/shard-v3.txt"));
    }

    static Map<String, byte[]> rows() {
        ShardState state = new ShardState(42);
        state.advanceTo(99_002);
        RECORDS.forEach(state::apply);
        Map<String, byte[]> rows = new java.util.TreeMap<>();
        for (Iterator<Row> each = ShardRows.capture(state); each.hasNext(); ) {
            Row row = each.next();
            if (row.value() != null) {
                rows.put("row-" + HexFormat.of().formatHex(row.key()), row.value());
            }
        }
        return rows;
    }

    @Test
    void shouldNameWhatCannotBeRead() {
        assertThatThrownBy(() -> ShardFrames.decode(new byte[] {1, 2, 3})).isInstanceOf(JournalCorrupted.class);
        assertThatThrownBy(() -> ShardRows.restore(new ShardState(42), new byte[] {77}, new byte[0]))
                .isInstanceOf(JournalCorrupted.class).hasMessageContaining("unknown table 77");
    }
}
