package io.weft.node;

import static io.weft.node.testing.Bank.CROWN;
import static io.weft.node.testing.Bank.ISSUER;
import static io.weft.node.testing.Bank.assertRejected;
import static io.weft.node.testing.Bank.committed;
import static io.weft.node.testing.Bank.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.CloseAccount;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.HoldState;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Post;
import io.weft.api.v1.ReadMode;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.SetFlags;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Void;
import io.weft.node.testing.Api;
import io.weft.node.testing.Bank;
import io.weft.node.testing.BatchClient;
import io.weft.node.testing.RealNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steps of a transaction do on a whole node with a real journal. Each test has accounts of its own. */
class StepApiTest {

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
    void shouldMoveMoneyWithinAndAcrossShards() {
        // given
        List<ByteString> accounts = IntStream.range(0, 20).mapToObj(i -> bank.accountWith(1000)).toList();
        GetLedgerInfoResponse before = bank.node.ledger().getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance());
        BatchClient client = BatchClient.reading(bank.node.channel);

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
        assertThat(accounts).allSatisfy(account -> assertThat(bank.node.posted(account)).isEqualTo(1000));
        GetLedgerInfoResponse after = bank.node.ledger().getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance());
        assertThat(after.getShards()).isEqualTo(16);
        assertThat(after.getCrossShardTransactions()).isGreaterThan(before.getCrossShardTransactions());
        assertThat(after.getCrossShardTransactions() + after.getOneShardTransactions()
                - before.getCrossShardTransactions() - before.getOneShardTransactions()).isEqualTo(20 * 19);
    }

    @Test
    void shouldMintByATransferFromTheIssuer() {
        // given
        bank.accountWith(1);
        BigInteger issued = bank.node.posted(ISSUER);

        // when
        bank.accountWith(700);

        // then
        assertThat(bank.node.posted(ISSUER)).isEqualTo(issued.subtract(BigInteger.valueOf(700)));
        assertThat(bank.node.balance(ISSUER).getCreditLimit()).isEmpty();
    }

    @Test
    void shouldSayWhyAndWhereItRejects() {
        // given
        ByteString rich = bank.accountWith(10);
        ByteString poor = bank.accountWith(1);
        ByteString nobody = bank.newAccount();

        // when, then
        assertRejected(bank.node.execute(pay(rich, poor, 5), pay(poor, rich, 100)), RejectionCode.INSUFFICIENT_FUNDS, 1);
        assertRejected(bank.node.execute(pay(rich, nobody, 5)), RejectionCode.UNKNOWN_ACCOUNT, 0);
        assertRejected(bank.node.execute(Api.transfer(rich, poor, Api.asset(1, 77), "5")), RejectionCode.UNKNOWN_ASSET, 0);
        assertRejected(bank.node.execute(Api.openAccount(rich)), RejectionCode.ACCOUNT_EXISTS, 0);
        assertRejected(bank.node.execute(Api.createAsset(CROWN)), RejectionCode.ASSET_EXISTS, 0);
        assertRejected(bank.node.execute(Step.newBuilder().setCloseAccount(CloseAccount.newBuilder().setAccount(rich)).build()),
                RejectionCode.ACCOUNT_NOT_EMPTY, 0);
        assertThat(bank.node.posted(rich)).isEqualTo(10);
        assertThat(bank.node.posted(poor)).isEqualTo(1);
    }

    @Test
    void shouldPayFromWhatTheSameTransactionBrings() {
        // given
        ByteString middle = bank.accountWith(0);
        ByteString last = bank.accountWith(0);

        // when
        committed(bank.node.execute(pay(ISSUER, middle, 30), pay(middle, last, 30)));

        // then
        assertThat(bank.node.posted(last)).isEqualTo(30);
    }

    @Test
    void shouldLetALimitedAccountGoBelowZero() {
        // given
        ByteString account = bank.accountWith(0);
        committed(bank.node.execute(Step.newBuilder().setSetLimit(
                SetLimit.newBuilder().setAccount(account).setAsset(CROWN).setCreditLimit("50")).build()));

        // when
        committed(bank.node.execute(pay(account, ISSUER, 50)));

        // then
        assertRejected(bank.node.execute(pay(account, ISSUER, 1)), RejectionCode.INSUFFICIENT_FUNDS, 0);
        assertThat(bank.node.balance(account).getPosted()).isEqualTo("-50");
        assertThat(bank.node.balance(account).getCreditLimit()).isEqualTo("50");
    }

    @Test
    void shouldFreezeAnAccount() {
        // given
        ByteString account = bank.accountWith(5);
        committed(bank.node.execute(Step.newBuilder().setSetFlags(
                SetFlags.newBuilder().setAccount(account).setDebitFrozen(true).setCreditFrozen(true)).build()));

        // when, then
        assertRejected(bank.node.execute(pay(account, ISSUER, 1)), RejectionCode.DEBIT_IS_FROZEN, 0);
        assertRejected(bank.node.execute(pay(ISSUER, account, 1)), RejectionCode.CREDIT_IS_FROZEN, 0);
        GetAccountResponse state = bank.node.ledger().getAccount(GetAccountRequest.newBuilder().setAccount(account)
                .setMode(ReadMode.LATEST).build());
        assertThat(state.getDebitFrozen()).isTrue();
        assertThat(state.getCreditFrozen()).isTrue();
    }

    @Test
    void shouldHoldPostAndVoid() {
        // given
        ByteString payer = bank.accountWith(100);
        ByteString shop = bank.accountWith(0);
        long deadlineMs = System.currentTimeMillis() + 3_600_000;
        Transaction holding = RealNode.transaction(Api.hold(payer, shop, CROWN, "60", deadlineMs),
                Api.hold(payer, shop, CROWN, "10", deadlineMs));
        HoldId first = HoldId.newBuilder().setTxId(holding.getTxId()).setStep(0).build();
        HoldId second = first.toBuilder().setStep(1).build();

        // when
        committed(bank.node.execute(holding));

        // then
        assertThat(bank.node.balance(payer).getPosted()).isEqualTo("100");
        assertThat(bank.node.balance(payer).getHeld()).isEqualTo("70");
        assertThat(holdsOf(payer)).extracting(HoldState::getHold).containsExactlyInAnyOrder(first, second);
        assertRejected(bank.node.execute(pay(payer, shop, 31)), RejectionCode.INSUFFICIENT_FUNDS, 0);

        // when
        committed(bank.node.execute(
                Step.newBuilder().setPost(Post.newBuilder().setHold(first).setFrom(payer).setTo(shop).setAsset(CROWN)
                        .setAmount("45")).build(),
                Step.newBuilder().setVoid(Void.newBuilder().setHold(second).setFrom(payer)).build()));

        // then
        assertThat(bank.node.balance(payer).getPosted()).isEqualTo("55");
        assertThat(bank.node.balance(payer).getHeld()).isEqualTo("0");
        assertThat(bank.node.posted(shop)).isEqualTo(45);
        assertThat(holdsOf(payer)).isEmpty();
        assertRejected(bank.node.execute(Step.newBuilder().setVoid(Void.newBuilder().setHold(second).setFrom(payer)).build()),
                RejectionCode.HOLD_NOT_FOUND, 0);
    }

    @Test
    void shouldGoOnOnlyIfAGuardHolds() {
        // given
        ByteString account = bank.accountWith(10);
        ByteString other = bank.accountWith(0);

        // when, then
        committed(bank.node.execute(Api.guardAtLeast(account, CROWN, "10"), pay(ISSUER, other, 1)));
        assertRejected(bank.node.execute(pay(ISSUER, other, 1), Api.guardAtLeast(account, CROWN, "11")),
                RejectionCode.GUARD_FAILED, 1);
        assertThat(bank.node.posted(other)).isEqualTo(1);
    }

    @Test
    void shouldRefuse65StepsAndExecute64() {
        // given
        ByteString from = bank.accountWith(100);
        ByteString to = bank.accountWith(0);

        // when
        committed(bank.node.execute(Collections.nCopies(64, pay(from, to, 1)).toArray(Step[]::new)));
        Status status = catchThrowableOfType(StatusRuntimeException.class,
                () -> bank.node.execute(Collections.nCopies(65, pay(from, to, 1)).toArray(Step[]::new))).getStatus();

        // then
        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("1 to 64 steps, but this one has 65");
        assertThat(bank.node.posted(to)).isEqualTo(64);
    }

    private static List<HoldState> holdsOf(ByteString account) {
        return bank.node.ledger().listHolds(ListHoldsRequest.newBuilder().setAccount(account).build()).getHoldsList();
    }
}
