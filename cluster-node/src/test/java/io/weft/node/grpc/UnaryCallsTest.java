package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetAssetRequest;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.HoldState;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.api.v1.ListHoldsResponse;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.RetryableCode;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.Holds;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAsset;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnaryCallsTest {

    private static final ByteString ALICE = Api.account(1);
    private static final AccountId ALICE_ID = new AccountId(0, 0, 1);
    private static final AssetId CROWN = new AssetId(new AccountId(0, 0, 9), 1);

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = FakeNode.start("weft.gateway { default-timeout-ms = 500, resend-first-ms = 100, resend-longest-ms = 100 }",
                "weft.ledger { shard.max-wait-ms = 400, coordinator { max-undecided-ms = 400, resend-ms = 100 } }");
    }

    @AfterEach
    void stop() throws InterruptedException {
        node.close();
    }

    @Test
    void shouldAnswerCommitted() {
        // given
        node.ledger.decide(transaction -> Outcome.COMMITTED);

        // when, then
        assertThat(execute(1).hasCommitted()).isTrue();
    }

    @Test
    void shouldExplainARejection() {
        // given
        node.ledger.decide(transaction ->
                new Outcome.Rejected(io.weft.protocol.model.RejectionCode.INSUFFICIENT_FUNDS, 3));

        // when
        Rejected rejected = execute(1).getRejected();

        // then
        assertThat(rejected.getCode()).isEqualTo(RejectionCode.INSUFFICIENT_FUNDS);
        assertThat(rejected.getStep()).isEqualTo(3);
        assertThat(rejected.getMessage()).startsWith("step 3: the balance, less what is held");
    }

    @Test
    void shouldAnswerRetryable() {
        // given
        node.ledger.decide(transaction -> Outcome.retryable(io.weft.protocol.model.RetryableCode.TIMED_OUT));

        // when, then
        assertThat(execute(1).getRetryable().getCode()).isEqualTo(RetryableCode.TIMED_OUT);
    }

    @Test
    void shouldAnswerUnknownWhenNobodyAnswersInTime() {
        assertThat(LedgerGrpc.newBlockingStub(node.channel).execute(Api.execute(1, Api.openAccount(ALICE))).getOutcome()
                .getUnknown().getMessage()).contains("send it again with the same id");
    }

    @Test
    void shouldRefuseAMalformedTransaction() {
        // when
        Status status = statusOf(() -> node.ledger().execute(Api.execute(1, Api.openAccount(ByteString.EMPTY))));

        // then
        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).isEqualTo("step 0: open_account.account must be 20 bytes, an account id, but has 0");
        assertThat(node.ledger.sent()).isEmpty();
    }

    @Test
    void shouldReadAnAccount() {
        // given
        answer(requestId -> new AccountState(requestId, true, true, false,
                List.of(new BalanceState(CROWN, Quantity.of(-5), Quantity.of(2), null)), List.of(CROWN)));

        // when
        GetAccountResponse account = node.ledger().getAccount(GetAccountRequest.newBuilder().setAccount(ALICE).build());

        // then
        assertThat(account.getExists()).isTrue();
        assertThat(account.getDebitFrozen()).isTrue();
        assertThat(account.getIssuedList()).containsExactly(Api.asset(9, 1));
        assertThat(account.getBalances(0).getPosted()).isEqualTo("-5");
        assertThat(account.getBalances(0).getHeld()).isEqualTo("2");
        assertThat(account.getBalances(0).getCreditLimit()).isEmpty();
    }

    @Test
    void shouldListHolds() {
        // given
        Step.Hold hold = new Step.Hold(ALICE_ID, new AccountId(0, 0, 2), CROWN, Quantity.of(7), 99);
        answer(requestId -> new Holds(requestId,
                List.of(new GatewayMessage.HoldState(new HoldId(Api.modelTxId(1), 2), hold, true)), true));

        // when
        ListHoldsResponse holds = node.ledger().listHolds(ListHoldsRequest.newBuilder().setAccount(ALICE).build());

        // then
        assertThat(holds.getMore()).isTrue();
        assertThat(holds.getHolds(0).getStatus()).isEqualTo(HoldState.Status.EXPIRED);
        assertThat(holds.getHolds(0).getHold().getTxId()).isEqualTo(Api.txId(1));
        assertThat(holds.getHolds(0).getHold().getStep()).isEqualTo(2);
        assertThat(holds.getHolds(0).getAmount()).isEqualTo("7");
    }

    @Test
    void shouldReadAnAsset() {
        // given
        answer(requestId -> new AssetState(requestId, true, 2));

        // when, then
        assertThat(node.ledger().getAsset(GetAssetRequest.newBuilder().setAsset(Api.asset(9, 1)).build()).getDecimals())
                .isEqualTo(2);
    }

    @Test
    void shouldTellARefusedReadByItsStatus() {
        // given
        answer(requestId -> new ReadRefused(requestId, io.weft.protocol.model.RetryableCode.TIMED_OUT));
        Status timedOut = statusOf(this::readAsset);
        answer(requestId -> new ReadRefused(requestId, io.weft.protocol.model.RetryableCode.RESOURCE_EXHAUSTED));
        Status noRoom = statusOf(this::readAsset);
        node.ledger.behave(FakeLedger.SILENT);
        Status silent = statusOf(() -> LedgerGrpc.newBlockingStub(node.channel)
                .getAsset(GetAssetRequest.newBuilder().setAsset(Api.asset(9, 1)).build()));

        // then
        assertThat(timedOut.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(noRoom.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(silent.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(silent.getDescription()).contains("ask again");
    }

    @Test
    void shouldAnswerACancellationInEveryWay() {
        // given
        answer(requestId -> new CancelResult(requestId, null));
        CancelResponse cancelled = cancel();
        answer(requestId -> new CancelResult(requestId, Outcome.rejected(io.weft.protocol.model.RejectionCode.CANCELLED)));
        CancelResponse cancelledBefore = cancel();
        answer(requestId -> new CancelResult(requestId, Outcome.COMMITTED));
        CancelResponse tooLate = cancel();
        answer(requestId -> new CancelResult(requestId, Outcome.retryable(io.weft.protocol.model.RetryableCode.CANCELLING)));
        CancelResponse notYet = cancel();
        node.ledger.behave(FakeLedger.SILENT);
        CancelResponse unknown = LedgerGrpc.newBlockingStub(node.channel)
                .cancel(CancelRequest.newBuilder().setTxId(Api.txId(1)).build());

        // then
        assertThat(cancelled.hasCancelled()).isTrue();
        assertThat(cancelledBefore.hasCancelled()).isTrue();
        assertThat(tooLate.getDecided().hasCommitted()).isTrue();
        assertThat(notYet.getRetryable().getCode()).isEqualTo(RetryableCode.CANCELLING);
        assertThat(unknown.hasUnknown()).isTrue();
    }

    @Test
    void shouldFindATransaction() {
        // given
        answer(requestId -> new Found(requestId, Found.State.DECIDED, Outcome.COMMITTED));
        GetTransactionResponse decided = find();
        answer(requestId -> new Found(requestId, Found.State.PENDING, null));
        GetTransactionResponse pending = find();
        answer(requestId -> new Found(requestId, Found.State.NOT_FOUND, null));
        GetTransactionResponse notFound = find();

        // then
        assertThat(decided.getOutcome().hasCommitted()).isTrue();
        assertThat(pending.hasPending()).isTrue();
        assertThat(notFound.hasNotFound()).isTrue();
    }

    @Test
    void shouldTellTheShapeOfTheLedger() {
        // given
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        execute(1);

        // when, then
        assertThat(node.ledger().getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance())).satisfies(info -> {
            assertThat(info.getShards()).isEqualTo(4);
            assertThat(info.getCoordinators()).isEqualTo(2);
            assertThat(info.getOneShardTransactions()).isEqualTo(1);
            assertThat(info.getCrossShardTransactions()).isZero();
            assertThat(info.getVersion()).isEqualTo("test");
        });
    }

    @Test
    void shouldKeepNothingOfACallThatTheClientGaveUp() {
        // given
        node.ledger.behave(FakeLedger.SILENT);
        io.grpc.Context.CancellableContext context = io.grpc.Context.current().withCancellation();
        context.run(() -> LedgerGrpc.newFutureStub(node.channel).execute(Api.execute(1, Api.openAccount(ALICE))));
        await().until(() -> node.gateway.inFlight() == 1);

        // when
        context.cancel(null);

        // then
        await().until(() -> node.gateway.inFlight() == 0);
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        assertThat(execute(2).hasCommitted()).isTrue();
    }

    private io.weft.api.v1.Outcome execute(long number) {
        return node.ledger().execute(Api.execute(number, Api.openAccount(ALICE))).getOutcome();
    }

    private CancelResponse cancel() {
        return node.ledger().cancel(CancelRequest.newBuilder().setTxId(Api.txId(1)).build());
    }

    private GetTransactionResponse find() {
        return node.ledger().getTransaction(GetTransactionRequest.newBuilder().setTxId(Api.txId(1)).build());
    }

    private void readAsset() {
        node.ledger().getAsset(GetAssetRequest.newBuilder().setAsset(Api.asset(9, 1)).build());
    }

    /** To every question from now on. */
    private void answer(LongFunction<GatewayMessage> answer) {
        node.ledger.behave((ledger, sent) -> {
            ReplyTo replyTo = replyTo(sent.message());
            ledger.answer(replyTo, answer.apply(replyTo.requestId()));
        });
    }

    private static ReplyTo replyTo(Message question) {
        if (question instanceof ReadAccount read) {
            return read.replyTo();
        } else if (question instanceof ReadHolds read) {
            return read.replyTo();
        } else if (question instanceof ReadAsset read) {
            return read.replyTo();
        } else if (question instanceof Cancel cancel) {
            return cancel.replyTo();
        }
        return ((FindTransaction) question).replyTo();
    }

    private static Status statusOf(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
    }
}
