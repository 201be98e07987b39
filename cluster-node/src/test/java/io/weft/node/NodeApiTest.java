package io.weft.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.CloseAccount;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetAssetRequest;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.HoldState;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Post;
import io.weft.api.v1.ReadMode;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.SetFlags;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Void;
import io.weft.node.testing.Api;
import io.weft.node.testing.BatchClient;
import io.weft.node.testing.ReadClient;
import io.weft.node.testing.RealNode;
import io.weft.protocol.model.TxId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API of a whole node on a real journal. Each test has accounts of its own. */
class NodeApiTest {

    private static final AssetId CROWN = Api.asset(1, 1);
    private static final ByteString BANK = Api.account(1);

    @TempDir
    static Path directory;

    private static RealNode node;
    private static int lastAccount = 1;

    @BeforeAll
    static void start() throws InterruptedException {
        node = RealNode.start(directory);
        committed(node.execute(Api.openAccount(BANK), Api.createAsset(CROWN)));
    }

    @AfterAll
    static void stop() {
        node.close();
        assertThat(node.ends).isEmpty();
    }

    @Test
    void shouldMoveMoneyWithinAndAcrossShards() {
        // given
        List<ByteString> accounts = IntStream.range(0, 20).mapToObj(i -> accountWith(1000)).toList();
        GetLedgerInfoResponse before = node.ledger().getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance());
        BatchClient client = BatchClient.reading(node.channel);

        // when
        for (int batch = 0; batch < 20; batch++) {
            ByteString from = accounts.get(batch);
            client.send(batch, accounts.stream().filter(to -> !to.equals(from))
                    .map(to -> RealNode.transaction(pay(from, to, 5))).toArray(Transaction[]::new));
        }
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.outcomes).hasSize(20 * 19);
        assertThat(client.outcomes.values()).allMatch(Outcome::hasCommitted);
        assertThat(accounts).allSatisfy(account -> assertThat(node.posted(account)).isEqualTo(1000));
        GetLedgerInfoResponse after = node.ledger().getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance());
        assertThat(after.getShards()).isEqualTo(16);
        assertThat(after.getCrossShardTransactions()).isGreaterThan(before.getCrossShardTransactions());
        assertThat(after.getCrossShardTransactions() + after.getOneShardTransactions()
                - before.getCrossShardTransactions() - before.getOneShardTransactions()).isEqualTo(20 * 19);
    }

    @Test
    void shouldMintByATransferFromTheIssuer() {
        // given
        accountWith(1);
        BigInteger issued = node.posted(BANK);

        // when
        accountWith(700);

        // then
        assertThat(node.posted(BANK)).isEqualTo(issued.subtract(BigInteger.valueOf(700)));
        assertThat(node.balance(BANK).getCreditLimit()).isEmpty();
    }

    @Test
    void shouldSayWhyAndWhereItRejects() {
        // given
        ByteString rich = accountWith(10);
        ByteString poor = accountWith(1);
        ByteString nobody = newAccount();

        // when, then
        assertRejected(node.execute(pay(rich, poor, 5), pay(poor, rich, 100)), RejectionCode.INSUFFICIENT_FUNDS, 1);
        assertRejected(node.execute(pay(rich, nobody, 5)), RejectionCode.UNKNOWN_ACCOUNT, 0);
        assertRejected(node.execute(Api.transfer(rich, poor, Api.asset(1, 77), "5")), RejectionCode.UNKNOWN_ASSET, 0);
        assertRejected(node.execute(Api.openAccount(rich)), RejectionCode.ACCOUNT_EXISTS, 0);
        assertRejected(node.execute(Api.createAsset(CROWN)), RejectionCode.ASSET_EXISTS, 0);
        assertRejected(node.execute(Step.newBuilder().setCloseAccount(CloseAccount.newBuilder().setAccount(rich)).build()),
                RejectionCode.ACCOUNT_NOT_EMPTY, 0);
        assertThat(node.posted(rich)).isEqualTo(10);
        assertThat(node.posted(poor)).isEqualTo(1);
    }

    @Test
    void shouldPayFromWhatTheSameTransactionBrings() {
        // given
        ByteString middle = accountWith(0);
        ByteString last = accountWith(0);

        // when
        committed(node.execute(pay(BANK, middle, 30), pay(middle, last, 30)));

        // then
        assertThat(node.posted(last)).isEqualTo(30);
    }

    @Test
    void shouldLetALimitedAccountGoBelowZero() {
        // given
        ByteString account = accountWith(0);
        committed(node.execute(Step.newBuilder().setSetLimit(
                SetLimit.newBuilder().setAccount(account).setAsset(CROWN).setCreditLimit("50")).build()));

        // when
        committed(node.execute(pay(account, BANK, 50)));

        // then
        assertRejected(node.execute(pay(account, BANK, 1)), RejectionCode.INSUFFICIENT_FUNDS, 0);
        assertThat(node.balance(account).getPosted()).isEqualTo("-50");
        assertThat(node.balance(account).getCreditLimit()).isEqualTo("50");
    }

    @Test
    void shouldFreezeAnAccount() {
        // given
        ByteString account = accountWith(5);
        committed(node.execute(Step.newBuilder().setSetFlags(
                SetFlags.newBuilder().setAccount(account).setDebitFrozen(true).setCreditFrozen(true)).build()));

        // when, then
        assertRejected(node.execute(pay(account, BANK, 1)), RejectionCode.DEBIT_IS_FROZEN, 0);
        assertRejected(node.execute(pay(BANK, account, 1)), RejectionCode.CREDIT_IS_FROZEN, 0);
        GetAccountResponse state = node.ledger().getAccount(GetAccountRequest.newBuilder().setAccount(account)
                .setMode(ReadMode.LATEST).build());
        assertThat(state.getDebitFrozen()).isTrue();
        assertThat(state.getCreditFrozen()).isTrue();
    }

    @Test
    void shouldHoldPostAndVoid() {
        // given
        ByteString payer = accountWith(100);
        ByteString shop = accountWith(0);
        long deadlineMs = System.currentTimeMillis() + 3_600_000;
        Transaction holding = RealNode.transaction(Api.hold(payer, shop, CROWN, "60", deadlineMs),
                Api.hold(payer, shop, CROWN, "10", deadlineMs));
        HoldId first = HoldId.newBuilder().setTxId(holding.getTxId()).setStep(0).build();
        HoldId second = first.toBuilder().setStep(1).build();

        // when
        committed(node.execute(holding));

        // then
        assertThat(node.balance(payer).getPosted()).isEqualTo("100");
        assertThat(node.balance(payer).getHeld()).isEqualTo("70");
        assertThat(holdsOf(payer)).extracting(HoldState::getHold).containsExactlyInAnyOrder(first, second);
        assertRejected(node.execute(pay(payer, shop, 31)), RejectionCode.INSUFFICIENT_FUNDS, 0);

        // when
        committed(node.execute(
                Step.newBuilder().setPost(Post.newBuilder().setHold(first).setFrom(payer).setTo(shop).setAsset(CROWN)
                        .setAmount("45")).build(),
                Step.newBuilder().setVoid(Void.newBuilder().setHold(second).setFrom(payer)).build()));

        // then
        assertThat(node.balance(payer).getPosted()).isEqualTo("55");
        assertThat(node.balance(payer).getHeld()).isEqualTo("0");
        assertThat(node.posted(shop)).isEqualTo(45);
        assertThat(holdsOf(payer)).isEmpty();
        assertRejected(node.execute(Step.newBuilder().setVoid(Void.newBuilder().setHold(second).setFrom(payer)).build()),
                RejectionCode.HOLD_NOT_FOUND, 0);
    }

    @Test
    void shouldGoOnOnlyIfAGuardHolds() {
        // given
        ByteString account = accountWith(10);
        ByteString other = accountWith(0);

        // when, then
        committed(node.execute(Api.guardAtLeast(account, CROWN, "10"), pay(BANK, other, 1)));
        assertRejected(node.execute(pay(BANK, other, 1), Api.guardAtLeast(account, CROWN, "11")), RejectionCode.GUARD_FAILED, 1);
        assertThat(node.posted(other)).isEqualTo(1);
    }

    @Test
    void shouldExecuteTheSameTransactionOnce() {
        // given
        ByteString from = accountWith(100);
        ByteString to = accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));
        BatchClient client = BatchClient.reading(node.channel);

        // when
        client.send(1, payment, payment, payment);
        client.complete();
        await().until(() -> client.end != null);

        // then
        assertThat(client.outcomes).hasSize(3);
        assertThat(client.outcomes.values()).allMatch(Outcome::hasCommitted);
        committed(node.execute(payment));
        assertThat(node.posted(to)).isEqualTo(7);
    }

    @Test
    void shouldRefuseOtherContentUnderTheSameId() {
        // given
        ByteString from = accountWith(100);
        ByteString to = accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));
        Transaction other = payment.toBuilder().clearSteps().addSteps(pay(from, to, 8)).build();
        BatchClient client = BatchClient.reading(node.channel);

        // when
        client.send(1, payment, other);
        client.complete();
        await().until(() -> client.end != null);

        // then
        committed(client.outcomes.get("1/0"));
        Outcome meanwhile = client.outcomes.get("1/1");
        assertThat(meanwhile.getRetryable().getCode() == RetryableCode.ID_IN_USE
                || meanwhile.getRejected().getCode() == RejectionCode.TX_ID_REUSED).as(meanwhile.toString()).isTrue();
        assertRejected(node.execute(other), RejectionCode.TX_ID_REUSED, -1);
        assertThat(node.posted(to)).isEqualTo(7);
    }

    @Test
    void shouldNeverExecuteWhatWasCancelled() {
        // given
        ByteString from = accountWith(100);
        ByteString to = accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));

        // when, then
        assertThat(cancel(payment).hasCancelled()).isTrue();
        assertRejected(node.execute(payment), RejectionCode.CANCELLED, -1);
        assertThat(cancel(payment).hasCancelled()).isTrue();
        assertThat(node.posted(from)).isEqualTo(100);
    }

    @Test
    void shouldNotCancelWhatIsDone() {
        // given
        ByteString from = accountWith(100);
        ByteString to = accountWith(0);
        Transaction payment = RealNode.transaction(pay(from, to, 7));
        committed(node.execute(payment));

        // when, then
        assertThat(cancel(payment).getDecided().hasCommitted()).isTrue();
        assertThat(node.posted(to)).isEqualTo(7);
    }

    @Test
    void shouldRememberOutcomesOfBothWays() {
        // given
        Transaction oneShard = RealNode.transaction(Api.openAccount(newAccount()));
        Transaction across = RealNode.transaction(IntStream.range(0, 30).mapToObj(i -> Api.openAccount(newAccount()))
                .toArray(Step[]::new));
        Transaction rejected = RealNode.transaction(Api.openAccount(BANK));
        committed(node.execute(oneShard));
        committed(node.execute(across));
        node.execute(rejected);

        // when, then
        assertThat(find(oneShard).getOutcome().hasCommitted()).isTrue();
        assertThat(find(across).getOutcome().hasCommitted()).isTrue();
        assertRejected(find(rejected).getOutcome(), RejectionCode.ACCOUNT_EXISTS, 0);
        assertThat(find(RealNode.transaction(Api.openAccount(BANK))).hasNotFound()).isTrue();
    }

    @Test
    void shouldAnswerReadsOfWhatDoesNotExist() {
        assertThat(node.ledger().getAccount(GetAccountRequest.newBuilder().setAccount(newAccount()).build()).getExists()).isFalse();
        assertThat(node.ledger().getAsset(GetAssetRequest.newBuilder().setAsset(Api.asset(1, 99)).build()).getExists()).isFalse();
        assertThat(node.ledger().getAsset(GetAssetRequest.newBuilder().setAsset(CROWN).build()).getDecimals()).isEqualTo(2);
    }

    @Test
    void shouldReadManyAccountsAtOnce() {
        // given
        List<ByteString> accounts = IntStream.range(0, 50).mapToObj(i -> accountWith(1000 + i)).toList();
        List<GetAccountRequest> reads = new ArrayList<>();
        accounts.forEach(account -> reads.add(ReadClient.exact(account)));
        accounts.forEach(account -> reads.add(ReadClient.latest(account)));
        reads.add(ReadClient.exact(newAccount()));
        ReadClient client = ReadClient.reading(node.channel);

        // when
        client.send(1, reads);
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.answers).hasSize(101);
        assertThat(client.responses.get()).isLessThan(101);
        for (int i = 0; i < 100; i++) {
            assertThat(client.answers.get("1/" + i).getAccount().getBalances(0).getPosted()).isEqualTo("" + (1000 + i % 50));
        }
        assertThat(client.answers.get("1/100").getAccount().getExists()).isFalse();
    }

    @Test
    void shouldRefuseAnIdFromTheFuture() {
        // given
        TxId inTwoHours = TxId.of(System.currentTimeMillis() + 7_200_000, 0, 0);
        Transaction transaction = RealNode.transaction(Api.openAccount(newAccount())).toBuilder()
                .setTxId(ByteString.copyFrom(inTwoHours.toBytes())).build();

        // when, then
        assertRejected(node.execute(transaction), RejectionCode.TX_ID_FROM_FUTURE, -1);
    }

    @Test
    void shouldRefuse65StepsAndExecute64() {
        // given
        ByteString from = accountWith(100);
        ByteString to = accountWith(0);

        // when
        committed(node.execute(Collections.nCopies(64, pay(from, to, 1)).toArray(Step[]::new)));
        Status status = catchThrowableOfType(StatusRuntimeException.class,
                () -> node.execute(Collections.nCopies(65, pay(from, to, 1)).toArray(Step[]::new))).getStatus();

        // then
        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("1 to 64 steps, but this one has 65");
        assertThat(node.posted(to)).isEqualTo(64);
    }

    private static ByteString newAccount() {
        return Api.account(++lastAccount);
    }

    private static ByteString accountWith(long balance) {
        ByteString account = newAccount();
        committed(node.execute(Api.openAccount(account)));
        if (balance > 0) {
            committed(node.execute(pay(BANK, account, balance)));
        }
        return account;
    }

    private static Step pay(ByteString from, ByteString to, long amount) {
        return Api.transfer(from, to, CROWN, String.valueOf(amount));
    }

    private static List<HoldState> holdsOf(ByteString account) {
        return node.ledger().listHolds(ListHoldsRequest.newBuilder().setAccount(account).build()).getHoldsList();
    }

    private static CancelResponse cancel(Transaction transaction) {
        return node.ledger().cancel(CancelRequest.newBuilder().setTxId(transaction.getTxId()).build());
    }

    private static GetTransactionResponse find(Transaction transaction) {
        return node.ledger().getTransaction(GetTransactionRequest.newBuilder().setTxId(transaction.getTxId()).build());
    }

    private static void committed(Outcome outcome) {
        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
    }

    private static void assertRejected(Outcome outcome, RejectionCode code, int step) {
        assertThat(outcome.hasRejected()).as(outcome.toString()).isTrue();
        assertThat(outcome.getRejected()).extracting(Rejected::getCode, Rejected::getStep).containsExactly(code, step);
    }
}
