package io.weft.node;

import static io.weft.node.testing.Bank.ISSUER;
import static io.weft.node.testing.Bank.assertRejected;
import static io.weft.node.testing.Bank.committed;
import static io.weft.node.testing.Bank.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.node.testing.Api;
import io.weft.node.testing.Bank;
import io.weft.node.testing.BatchClient;
import io.weft.node.testing.RealNode;
import io.weft.protocol.model.TxId;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole node does with ids of transactions: once each, or never. Each test has accounts of its own. */
class TransactionIdApiTest {

    @TempDir
    static Path directory;

    private static Bank bank;

    @BeforeAll
    static void start() throws InterruptedException {
        bank = Bank.open(directory);
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void shouldExecuteTheSameTransactionOnce() {
        // given
        ByteString from = bank.accountWith(100);
        ByteString to = bank.accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));
        BatchClient client = BatchClient.reading(bank.node.channel);

        // when
        client.send(1, payment, payment, payment);
        client.complete();
        await().until(() -> client.end != null);

        // then
        assertThat(client.outcomes).hasSize(3);
        assertThat(client.outcomes.values()).allMatch(Outcome::hasCommitted);
        committed(bank.node.execute(payment));
        assertThat(bank.node.posted(to)).isEqualTo(7);
    }

    @Test
    void shouldRefuseOtherContentUnderTheSameId() {
        // given
        ByteString from = bank.accountWith(100);
        ByteString to = bank.accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));
        Transaction other = payment.toBuilder().clearSteps().addSteps(pay(from, to, 8)).build();
        BatchClient client = BatchClient.reading(bank.node.channel);

        // when
        client.send(1, payment, other);
        client.complete();
        await().until(() -> client.end != null);

        // then
        committed(client.outcomes.get("1/0"));
        Outcome meanwhile = client.outcomes.get("1/1");
        assertThat(meanwhile.getRetryable().getCode() == RetryableCode.ID_IN_USE
                || meanwhile.getRejected().getCode() == RejectionCode.TX_ID_REUSED).as(meanwhile.toString()).isTrue();
        assertRejected(bank.node.execute(other), RejectionCode.TX_ID_REUSED, -1);
        assertThat(bank.node.posted(to)).isEqualTo(7);
    }

    @Test
    void shouldNeverExecuteWhatWasCancelled() {
        // given
        ByteString from = bank.accountWith(100);
        ByteString to = bank.accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));

        // when, then
        assertThat(cancel(payment).hasCancelled()).isTrue();
        assertRejected(bank.node.execute(payment), RejectionCode.CANCELLED, -1);
        assertThat(cancel(payment).hasCancelled()).isTrue();
        assertThat(bank.node.posted(from)).isEqualTo(100);
    }

    @Test
    void shouldNotCancelWhatIsDone() {
        // given
        ByteString from = bank.accountWith(100);
        ByteString to = bank.accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));
        committed(bank.node.execute(payment));

        // when, then
        assertThat(cancel(payment).getDecided().hasCommitted()).isTrue();
        assertThat(bank.node.posted(to)).isEqualTo(7);
    }

    @Test
    void shouldRememberOutcomesOfBothWays() {
        // given
        Transaction oneShard = RealNode.transaction(Api.openAccount(bank.newAccount()));
        Transaction across = RealNode.transaction(IntStream.range(0, 30).mapToObj(i -> Api.openAccount(bank.newAccount()))
                .toArray(Step[]::new));
        Transaction rejected = RealNode.transaction(Api.openAccount(ISSUER));
        committed(bank.node.execute(oneShard));
        committed(bank.node.execute(across));
        bank.node.execute(rejected);

        // when, then
        assertThat(find(oneShard).getOutcome().hasCommitted()).isTrue();
        assertThat(find(across).getOutcome().hasCommitted()).isTrue();
        assertRejected(find(rejected).getOutcome(), RejectionCode.ACCOUNT_EXISTS, 0);
        assertThat(find(RealNode.transaction(Api.openAccount(ISSUER))).hasNotFound()).isTrue();
    }

    @Test
    void shouldRefuseAnIdFromTheFuture() {
        // given
        TxId inTwoHours = TxId.of(System.currentTimeMillis() + 7_200_000, 0, 0);
        Transaction transaction = RealNode.transaction(Api.openAccount(bank.newAccount())).toBuilder()
                .setTxId(ByteString.copyFrom(inTwoHours.toBytes())).build();

        // when, then
        assertRejected(bank.node.execute(transaction), RejectionCode.TX_ID_FROM_FUTURE, -1);
    }

    private static CancelResponse cancel(Transaction transaction) {
        return bank.node.ledger().cancel(CancelRequest.newBuilder().setTxId(transaction.getTxId()).build());
    }

    private static GetTransactionResponse find(Transaction transaction) {
        return bank.node.ledger().getTransaction(GetTransactionRequest.newBuilder().setTxId(transaction.getTxId()).build());
    }
}
