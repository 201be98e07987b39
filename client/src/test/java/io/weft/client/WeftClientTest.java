package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.client.fake.FakeLedger;
import io.weft.client.fake.FakeNode;
import io.weft.client.fake.FakeNode.Mode;
import io.weft.client.routing.EndpointState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WeftClientTest {

    private static final ClientSettings QUICK = new ClientSettings(64, 64, 16, 1 << 16, 1, 300, 1, 20, 20_000);
    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(ALICE, 1);

    private final FakeLedger ledger = new FakeLedger();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void shouldCommitATransferInOneLine() throws Exception {
        // given
        WeftClient client = clientOf(QUICK, node());

        // when, then
        assertThat(now(client.transfer(ALICE, BOB, CROWN, 12))).isInstanceOf(Outcome.Committed.class);
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"REFUSES", "DOES_NOT_KNOW", "DIES", "IS_SILENT"})
    void shouldBringTheSameTransactionToAnotherNode(Mode mode) throws Exception {
        // given: it meets the first one, and goes on from there
        FakeNode bad = node();
        bad.is(mode);
        FakeNode good = node();
        WeftClient client = clientOf(QUICK, bad, good);
        Transaction transaction = transfer();

        // when
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(now(client.execute(transaction)));
        for (int i = 0; bad.received() == 0 || i < 10; i++) {
            outcomes.add(now(client.execute(transfer())));
        }

        // then
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Committed);
        assertThat(ledger.executed()).isEqualTo(outcomes.size());
        assertThat(good.received()).isGreaterThanOrEqualTo(outcomes.size());
        assertThat(ledger.received()).isGreaterThan(outcomes.size());
    }

    @Test
    void shouldDoEverythingExactlyOnceWhileNodesDieDrainAndComeBack() throws Exception {
        // given
        FakeNode first = node();
        FakeNode second = node();
        WeftClient client = clientOf(QUICK.withRoom(64, 1_000), first, second);
        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();

        // when
        submit(client, outcomes, 300);
        first.die();
        submit(client, outcomes, 300);
        awaitAll(outcomes);
        first.startAgain();
        second.drain();
        submit(client, outcomes, 300);

        // then
        awaitAll(outcomes);
        for (CompletionStage<Outcome> outcome : outcomes) {
            assertThat(now(outcome)).isInstanceOf(Outcome.Committed.class);
        }
        assertThat(ledger.executed()).isEqualTo(900);
    }

    @Test
    void shouldComeBackToANodeThatWasAway() throws Exception {
        // given
        FakeNode node = node();
        WeftClient client = clientOf(QUICK, node);
        now(client.execute(transfer()));
        node.die();
        CompletionStage<Outcome> outcome = client.execute(transfer());
        await().until(() -> now(client.status()).endpoints().get(0).states().contains(EndpointState.BACKING_OFF));

        // when
        node.startAgain();

        // then
        assertThat(now(outcome)).isInstanceOf(Outcome.Committed.class);
        assertThat(now(client.status()).endpoints().get(0).trouble()).isEmpty();
    }

    @Test
    void shouldLeaveANodeThatDrains() throws Exception {
        // given
        FakeNode first = node();
        WeftClient client = clientOf(QUICK, first);
        now(client.execute(transfer()));

        // when
        first.drain();

        // then
        await().until(() -> now(client.status()).endpoints().get(0).states().contains(EndpointState.DRAINED));
    }

    @Test
    void shouldHearANodeThatDrainsAndSendItNothingNew() throws Exception {
        // given
        FakeNode first = node();
        first.is(Mode.HOLDS_BACK);
        WeftClient client = clientOf(QUICK.withTimes(10_000, 1, 20, 20_000), first);
        Transaction transaction = transfer();
        CompletionStage<Outcome> outcome = client.execute(transaction);
        await().until(() -> first.received() == 1);

        // when
        first.beginToDrain();
        await().until(() -> now(client.status()).counts().streamsLost() > 0);
        first.answer();

        // then
        assertThat(now(outcome)).isInstanceOf(Outcome.Committed.class);
        assertThat(ledger.received(transaction.toMessage().getTxId())).isEqualTo(1);
    }

    @Test
    void shouldHeedAnAnswerThatComesAfterTheTimeOut() throws Exception {
        // given: a node that answers late, and whose answer to the second attempt never comes
        FakeNode node = node();
        node.is(Mode.HOLDS_BACK);
        WeftClient client = clientOf(QUICK, node);
        Transaction transaction = transfer();
        CompletionStage<Outcome> outcome = client.execute(transaction);
        await().until(() -> node.received() == 1);
        node.is(Mode.IS_SILENT);
        await().until(() -> node.received() == 2);

        // when
        node.answer();

        // then
        assertThat(now(outcome)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void shouldTakeTheFirstOfTwoAnswers() throws Exception {
        // given
        FakeNode node = node();
        node.is(Mode.STUTTERS);
        WeftClient client = clientOf(QUICK, node);

        // when, then
        for (int i = 0; i < 20; i++) {
            assertThat(now(client.execute(transfer()))).isInstanceOf(Outcome.Committed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"DOES_NOT_KNOW", "DIES", "IS_SILENT"})
    void shouldSayAtTheDeadlineThatItDoesNotKnow(Mode mode) throws Exception {
        // given
        FakeNode node = node();
        node.is(mode);
        WeftClient client = clientOf(QUICK, node);
        Transaction transaction = transfer();

        // when
        Outcome outcome = now(client.execute(transaction, Duration.ofMillis(500)));

        // then
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome.txId()).isEqualTo(transaction.id());
    }

    @Test
    void shouldSayAtTheDeadlineThatItWasNotDone() throws Exception {
        // given
        FakeNode node = node();
        node.is(Mode.REFUSES);
        WeftClient client = clientOf(QUICK.withTimes(10_000, 10_000, 10_000, 20_000), node);

        // when: it comes while the client pauses
        Outcome outcome = now(client.execute(transfer(), Duration.ofMillis(2_000)));

        // then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Retryable.class,
                retryable -> assertThat(retryable.reason()).isEqualTo("RESOURCE_EXHAUSTED the fake is full"));
    }

    @Test
    void shouldSayAtTheDeadlineThatNobodyWasThere() throws Exception {
        // given
        FakeNode node = node();
        node.die();
        WeftClient client = clientOf(QUICK, node);

        // when
        Outcome outcome = now(client.execute(transfer(), Duration.ofMillis(200)));

        // then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotAdmitted.class, refused -> {
            assertThat(refused.cause()).isEqualTo(Outcome.Cause.DEADLINE);
            assertThat(refused.reason()).contains(node.address(), "UNAVAILABLE");
        });
    }

    @Test
    void shouldSayAtOnceThatNobodyThereSpeaksItsVersion() throws Exception {
        // given
        FakeNode stranger = FakeNode.stranger();
        opened.add(stranger);
        WeftClient client = clientOf(QUICK, stranger);

        // when
        Outcome outcome = now(client.execute(transfer()));

        // then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotAdmitted.class, refused -> {
            assertThat(refused.cause()).isEqualTo(Outcome.Cause.INCOMPATIBLE);
            assertThat(refused.reason()).contains(stranger.address(), "ExecuteBatches", "weft.v1");
        });
    }

    @Test
    void shouldWorkWithTheNodesThatSpeakItsVersion() throws Exception {
        // given
        FakeNode stranger = FakeNode.stranger();
        opened.add(stranger);
        WeftClient client = clientOf(QUICK, stranger, node());

        // when, then
        for (int i = 0; i < 20; i++) {
            assertThat(now(client.execute(transfer()))).isInstanceOf(Outcome.Committed.class);
        }
    }

    @Test
    void shouldRefuseWhatItHasNoRoomFor() throws Exception {
        // given
        FakeNode node = node();
        node.is(Mode.IS_SILENT);
        WeftClient client = clientOf(QUICK.withRoom(2, 1), node);
        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
        submit(client, outcomes, 3);

        // when
        Outcome refused = now(client.execute(transfer()));

        // then
        assertThat(refused).isInstanceOfSatisfying(Outcome.NotAdmitted.class,
                reason -> assertThat(reason.cause()).isEqualTo(Outcome.Cause.OVERLOADED));
        await().until(() -> now(client.status()).counts().inFlight() == 2);
        node.is(Mode.SERVES);
        awaitAll(outcomes);
        assertThat(now(client.execute(transfer()))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void shouldFillMessagesUnderLoad() throws Exception {
        // given
        FakeNode node = node();
        WeftClient client = clientOf(QUICK.withRoom(64, 10_000), node);
        List<CompletionStage<Outcome>> outcomes = new ArrayList<>();

        // when
        submit(client, outcomes, 5_000);
        awaitAll(outcomes);

        // then
        assertThat(node.largestBatch()).isBetween(2, 16);
    }

    @Test
    void shouldUseSeveralConnectionsIfTold() throws Exception {
        // given
        FakeNode node = node();
        WeftClient client = clientOf(QUICK.withConnectionsPerEndpoint(3), node);

        // when
        now(client.execute(transfer()));

        // then
        await().until(() -> now(client.status()).endpoints().get(0).states(), states -> states.size() == 3
                && states.stream().allMatch(state -> state == EndpointState.CONNECTED));
    }

    @Test
    void shouldReadManyAccountsInTurns() throws Exception {
        // given: far more than there is room for
        WeftClient client = clientOf(QUICK.withRoom(8, 0), node());
        List<AccountId> ids = IntStream.range(0, 500).mapToObj(i -> AccountId.named("account " + i)).toList();

        // when
        List<Answer<Account>> answers = now(client.readAll(ids, ReadMode.EXACT));

        // then
        assertThat(answers).extracting(answer -> answer.orElseThrow().id()).containsExactlyElementsOf(ids);
        assertThat(now(client.readAll(List.of(), ReadMode.LATEST))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"SERVES", "REFUSES", "DOES_NOT_KNOW", "DIES", "IS_SILENT"})
    void shouldAskAnotherNodeToCancel(Mode mode) throws Exception {
        // given
        FakeNode first = node();
        first.is(mode);
        WeftClient client = clientOf(QUICK, first, node());

        // when, then
        for (int i = 0; i < 6; i++) {
            TxId txId = TxIds.next();
            assertThat(now(client.cancel(txId))).isEqualTo(new Cancellation.Cancelled(txId));
        }
    }

    @Test
    void shouldSayThatItIsNotKnownWhetherItIsCancelled() throws Exception {
        // given
        FakeNode node = node();
        node.is(Mode.REFUSES);
        WeftClient client = clientOf(QUICK.withTimes(100, 1, 20, 300), node);

        // when, then
        assertThat(now(client.cancel(TxIds.next()))).isInstanceOf(Cancellation.Unknown.class);
    }

    @Test
    void shouldFindNothingOfWhatWasNeverSent() throws Exception {
        // given
        WeftClient client = clientOf(QUICK, node());
        TxId txId = TxIds.next();

        // when, then
        assertThat(now(client.find(txId))).isEqualTo(new Answer.Given<>(new Found.NotFound(txId)));
    }

    @Test
    void shouldSayWhyAQuestionHasNoAnswer() throws Exception {
        // given
        FakeNode stranger = FakeNode.stranger();
        opened.add(stranger);
        WeftClient client = clientOf(QUICK, stranger);

        // when, then
        assertThat(now(client.info())).isInstanceOfSatisfying(Answer.Missing.class,
                missing -> assertThat(missing.reason()).contains("weft.v1"));
    }

    @Test
    void shouldEndWhatIsUnderWayWhenItIsClosed() throws Exception {
        // given
        FakeNode node = node();
        node.is(Mode.IS_SILENT);
        WeftClient client = clientOf(QUICK, node);
        CompletionStage<Outcome> sent = client.execute(transfer());
        await().until(() -> node.received() > 0);

        // when
        client.close();

        // then
        assertThat(now(sent)).isInstanceOf(Outcome.Unknown.class);
        assertThat(now(client.execute(transfer()))).isInstanceOfSatisfying(Outcome.NotAdmitted.class,
                refused -> assertThat(refused.cause()).isEqualTo(Outcome.Cause.CLOSED));
        assertThat(now(client.status()).counts().inFlight()).isZero();
        client.close();
    }

    @Test
    void shouldBeClosedByWhatDependsOnAStage() throws Exception {
        // given
        WeftClient client = clientOf(QUICK, node());

        // when, then: it does not wait for itself
        now(client.execute(transfer()).thenAccept(outcome -> client.close()));
    }

    private static void submit(WeftClient client, List<CompletionStage<Outcome>> outcomes, int count) {
        for (int i = 0; i < count; i++) {
            outcomes.add(client.execute(transfer()));
        }
    }

    private static void awaitAll(List<CompletionStage<Outcome>> outcomes) throws Exception {
        for (CompletionStage<Outcome> outcome : outcomes) {
            now(outcome);
        }
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Transaction transfer() {
        return Transaction.builder().transfer(ALICE, BOB, CROWN, 1).build();
    }

    private FakeNode node() throws IOException {
        FakeNode node = FakeNode.start(ledger);
        opened.add(node);
        return node;
    }

    private WeftClient clientOf(ClientSettings settings, FakeNode... nodes) {
        WeftClient client = WeftClient.builder().addresses(Stream.of(nodes).map(FakeNode::address).toArray(String[]::new))
                .settings(settings).random(new SplittableRandom(7)).build();
        opened.add(client);
        return client;
    }
}
