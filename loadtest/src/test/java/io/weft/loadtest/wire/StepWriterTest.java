package io.weft.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.GuardBalance;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the classes that are generated from the same file. */
class StepWriterTest {

    private final Accounts accounts = Accounts.of(7, 10);
    private final StepWriter writer = new StepWriter(accounts);

    private static ByteString txId(long high, long low) {
        return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(high).putLong(low).flip());
    }

    private Step transfer(int from, int to, long amount) {
        return Steps.transfer(accounts.id(from), accounts.id(to), accounts.asset(0), amount);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 10, 99, 100, 12_345, Long.MAX_VALUE})
    void shouldWriteTransfersAsTheGeneratedClassesRead(long amount) throws Exception {
        // when
        writer.beginBatch(300);
        writer.beginTransaction(-5, 6);
        writer.transfer(1, 2, amount);
        writer.endTransaction();

        // then
        assertThat(ExecuteBatchRequest.parseFrom(writer.endBatch())).isEqualTo(ExecuteBatchRequest.newBuilder().setBatchId(300)
                .addTransactions(Steps.transaction(txId(-5, 6), transfer(1, 2, amount))).build());
    }

    @Test
    void shouldWriteTheAssetOfTheAccounts() throws Exception {
        // given accounts of two assets in turn
        Accounts mixed = Accounts.of(7, 10, 2, account -> account % 2);
        StepWriter mixedWriter = new StepWriter(mixed);

        // when
        mixedWriter.beginBatch(1);
        mixedWriter.beginTransaction(1, 2);
        mixedWriter.transfer(1, 3, 5);
        mixedWriter.transfer(mixed.issuer(0), 2, 6);
        mixedWriter.endTransaction();

        // then
        assertThat(ExecuteBatchRequest.parseFrom(mixedWriter.endBatch()).getTransactions(0).getStepsList()).containsExactly(
                Steps.transfer(mixed.id(1), mixed.id(3), mixed.asset(1), 5),
                Steps.transfer(mixed.id(10), mixed.id(2), mixed.asset(0), 6));
        assertThat(mixed.asset(1).getIssuer()).isEqualTo(mixed.id(11));
    }

    @Test
    void shouldWriteManyStepsAndTransactionsAndBeginAnew() throws Exception {
        // given a batch before
        writer.beginBatch(1);
        writer.beginTransaction(1, 1);
        writer.transfer(3, 4, 5);
        writer.endTransaction();

        // when
        writer.beginBatch(2);
        ExecuteBatchRequest.Builder expected = ExecuteBatchRequest.newBuilder().setBatchId(2);
        for (int i = 0; i < 1_000; i++) {
            writer.beginTransaction(i, -i);
            Transaction.Builder transaction = expected.addTransactionsBuilder().setTxId(txId(i, -i));
            for (int step = 0; step <= i % 4; step++) {
                writer.transfer(step, 9, i + 1);
                transaction.addSteps(transfer(step, 9, i + 1));
            }
            writer.endTransaction();
        }

        // then
        assertThat(ExecuteBatchRequest.parseFrom(writer.endBatch())).isEqualTo(expected.build());
    }

    @Test
    void shouldWriteHoldsAndWhatEndsThem() throws Exception {
        // given
        HoldId hold = HoldId.newBuilder().setTxId(txId(8, 9)).build();

        // when
        writer.beginBatch(1);
        writer.beginTransaction(8, 9);
        writer.hold(1, 2, 30, 1_700_000_000_000L);
        writer.post(8, 9, 1, 2, 10);
        writer.voidHold(8, 9, 1);
        writer.endTransaction();

        // then
        assertThat(ExecuteBatchRequest.parseFrom(writer.endBatch()).getTransactions(0).getStepsList()).containsExactly(
                Steps.hold(accounts.id(1), accounts.id(2), accounts.asset(0), 30, 1_700_000_000_000L),
                Steps.post(hold, accounts.id(1), accounts.id(2), accounts.asset(0), 10),
                Steps.voidHold(hold, accounts.id(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 77, -1, -12_345})
    void shouldWriteAnExactBalanceAsTwoBounds(long balance) throws Exception {
        // when
        writer.beginBatch(1);
        writer.beginTransaction(1, 2);
        writer.balanceIs(3, balance);
        writer.endTransaction();

        // then
        GuardBalance.Builder guard = GuardBalance.newBuilder().setAccount(accounts.id(3)).setAsset(accounts.asset(0))
                .setBalance(Long.toString(balance));
        assertThat(ExecuteBatchRequest.parseFrom(writer.endBatch()).getTransactions(0).getStepsList()).containsExactly(
                Step.newBuilder().setGuardBalance(guard.setBound(GuardBalance.Bound.AT_LEAST)).build(),
                Step.newBuilder().setGuardBalance(guard.setBound(GuardBalance.Bound.AT_MOST)).build());
    }
}
