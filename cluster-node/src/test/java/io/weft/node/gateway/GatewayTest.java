package io.weft.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.Settings;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.Props;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final int SHARDS = 4;
    private static final long LONG_MS = 30_000;
    private static final GatewayMessage NOT_FOUND = new Found(0, Found.State.NOT_FOUND, null);

    private final ActorTestKit testKit = ActorTestKit.create();
    private final FakeLedger ledger = new FakeLedger();
    private final LinkedBlockingQueue<Throwable> bugs = new LinkedBlockingQueue<>();
    private final Placement placement = new Placement(new ClusterIdentity(SHARDS, 2, 1, 2));
    private final Gateway gateway = Gateway.start(testKit.system(), Props.empty(), Settings.of("weft.gateway {",
            "lanes = 1, max-batch-transactions = 10, max-stream-transactions-in-flight = 10, max-transactions-in-flight = 10",
            "max-questions-in-flight = 17, resend-first-ms = 50, resend-longest-ms = 50 }").gateway(),
            placement, ledger, FakeLedger.Asker::new, bugs::add);
    private final Sink sink = new Sink();

    @AfterEach
    void stop() {
        testKit.shutdownTestKit();
    }

    @Test
    void shouldSendEachTransactionWhereItsAccountsLive() {
        // given
        ledger.decide(transaction -> Outcome.COMMITTED);
        List<RoutedTransaction> transactions = opening(0, 8);

        // when
        gateway.lane().execute(transactions, sink, LONG_MS);

        // then
        await().until(() -> sink.outcomes.size() == 8);
        Map<String, Integer> submits = new ConcurrentHashMap<>();
        ledger.sent().forEach(sent -> submits.merge(sent.destination(), 1, Integer::sum));
        assertThat(submits.values()).containsOnly(1);
        assertThat(submits.keySet()).allMatch(destination -> destination.startsWith("shard-"));
        assertThat(gateway.inFlight()).isZero();
    }

    @Test
    void shouldRefuseWhatIsOverTheLimitAtOnce() {
        // when
        gateway.lane().execute(opening(0, 12), sink, LONG_MS);

        // then
        assertThat(sink.outcomes).hasSize(2).containsValue(Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED))
                .containsOnlyKeys(10, 11);
        assertThat(gateway.lane().tryExecute(opening(20, 1).get(0), sink, LONG_MS)).isFalse();
        assertThat(gateway.admitted().oneShard()).isEqualTo(10);
    }

    @Test
    void shouldHaveRoomAgainWhenAnswered() {
        // given
        gateway.lane().execute(opening(0, 10), sink, LONG_MS);

        // when: the first message is lost on a ledger that answers only from now on
        ledger.decide(transaction -> Outcome.COMMITTED);

        // then
        await().until(() -> gateway.inFlight() == 0);
        assertThat(sink.outcomes).hasSize(10).containsValue(Outcome.COMMITTED);
        assertThat(gateway.lane().tryExecute(opening(20, 1).get(0), sink, LONG_MS)).isTrue();
    }

    @Test
    void shouldReportUnknownAtTheDeadline() {
        // when
        gateway.lane().execute(opening(0, 1), sink, 100);

        // then
        await().until(() -> !sink.outcomes.isEmpty());
        assertThat(sink.outcomes).containsEntry(0, new Outcome.Unknown());
    }

    @Test
    void shouldCountOneShardAndCrossShardTransactions() {
        // given
        ledger.decide(transaction -> Outcome.COMMITTED);
        List<Step> everywhere = new ArrayList<>();
        for (int account = 0; account < 50; account++) {
            everywhere.add(new Step.OpenAccount(new AccountId(0, 0, account)));
        }
        Transaction cross = new Transaction(Api.modelTxId(99), everywhere);

        // when
        gateway.lane().execute(List.of(RoutedTransaction.of(0, cross, placement), opening(1, 1).get(0)), sink, LONG_MS);

        // then
        await().until(() -> sink.outcomes.size() == 2);
        assertThat(gateway.admitted().crossShard()).isEqualTo(1);
        assertThat(gateway.admitted().oneShard()).isEqualTo(1);
        assertThat(ledger.sent()).anyMatch(sent -> sent.destination().startsWith("coordinator-"));
    }

    @Test
    void shouldTellOfAnErrorAsOfAnException() {
        // given
        ledger.behave((fake, sent) -> {
            throw new AssertionError("a bug");
        });

        // when
        gateway.lane().execute(opening(0, 1), sink, LONG_MS);

        // then
        await().until(() -> !bugs.isEmpty());
        assertThat(bugs.peek()).isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldEndASearchAtTheCoordinator() {
        // given
        answerFinds(sent -> true, new Found(0, Found.State.PENDING, null));

        // when
        search();

        // then
        assertThat(answer()).isEqualTo(new Found(1, Found.State.PENDING, null));
        assertThat(ledger.sent()).hasSize(1);
    }

    @Test
    void shouldSearchAllShardsForWhatNoCoordinatorKnows() {
        // given
        answerFinds(sent -> sent.destination().equals("shard-2"), new Found(0, Found.State.DECIDED, Outcome.COMMITTED));

        // when
        search();

        // then
        assertThat(answer()).isInstanceOfSatisfying(Found.class,
                found -> assertThat(found.outcome()).isEqualTo(Outcome.COMMITTED));
    }

    @Test
    void shouldPreferWhatOneShardHasDecidedToWhatIsPendingOnAnother() {
        // given
        ledger.behave((fake, sent) -> respond(fake, sent, switch (sent.destination()) {
            case "shard-0" -> new Found(0, Found.State.PENDING, null);
            case "shard-2" -> new Found(0, Found.State.DECIDED, Outcome.COMMITTED);
            default -> NOT_FOUND;
        }));

        // when
        search();

        // then
        assertThat(answer()).isInstanceOfSatisfying(Found.class,
                found -> assertThat(found.outcome()).isEqualTo(Outcome.COMMITTED));
    }

    @Test
    void shouldSayPendingWhenNoShardKnowsMore() {
        // given
        answerFinds(sent -> sent.destination().equals("shard-1"), new Found(0, Found.State.PENDING, null));

        // when
        search();

        // then
        assertThat(answer()).isEqualTo(new Found(0, Found.State.PENDING, null));
        assertThat(ledger.sent()).hasSize(1 + SHARDS);
    }

    @Test
    void shouldSayNotFoundOnlyWhenAllHaveSaidSo() {
        // given
        answerFinds(sent -> false, NOT_FOUND);

        // when
        search();

        // then
        assertThat(answer()).isEqualTo(NOT_FOUND);
        assertThat(ledger.sent()).hasSize(1 + SHARDS);
    }

    @Test
    void shouldSayThatAnIdIsTooOldWhenNobodyKnowsItAndOneDoesNotRememberSoFarBack() {
        // given
        answerFinds(sent -> sent.destination().equals("shard-1"), new Found(0, Found.State.EXPIRED, null));

        // when
        search();

        // then
        assertThat(answer()).isEqualTo(new Found(0, Found.State.EXPIRED, null));
        assertThat(ledger.sent()).hasSize(1 + SHARDS);
    }

    @Test
    void shouldNotSayNotFoundWhenAShardRefused() {
        // given
        answerFinds(sent -> sent.destination().equals("shard-1"), new ReadRefused(0, RetryableCode.TIMED_OUT));

        // when
        search();

        // then
        assertThat(answer()).isInstanceOf(ReadRefused.class);
    }

    @Test
    void shouldNotSayNotFoundWhenAShardIsSilent() {
        // given
        ledger.behave((fake, sent) -> {
            if (!sent.destination().equals("shard-1")) {
                respond(fake, sent, NOT_FOUND);
            }
        });

        // when
        TransactionSearch.tryStart(gateway.lane(), gateway.questions(), Api.modelTxId(1), sink, 300);

        // then
        assertThat(answer()).isSameAs(Sink.NONE);
    }

    private void search() {
        assertThat(TransactionSearch.tryStart(gateway.lane(), gateway.questions(), Api.modelTxId(1), sink, LONG_MS)).isTrue();
    }

    /** Those chosen give this answer, the others have not found it. */
    private void answerFinds(Predicate<FakeLedger.Sent> chosen, GatewayMessage answer) {
        ledger.behave((fake, sent) -> respond(fake, sent, chosen.test(sent) ? answer : NOT_FOUND));
    }

    private static void respond(FakeLedger fake, FakeLedger.Sent sent, GatewayMessage answer) {
        FindTransaction find = (FindTransaction) sent.message();
        long requestId = find.replyTo().requestId();
        fake.answer(find.replyTo(), answer instanceof Found found ? new Found(requestId, found.state(), found.outcome())
                : new ReadRefused(requestId, ((ReadRefused) answer).code()));
    }

    private Object answer() {
        await().until(() -> !sink.answers.isEmpty());
        return sink.answers.peek();
    }

    private List<RoutedTransaction> opening(int first, int count) {
        List<RoutedTransaction> transactions = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            Step open = new Step.OpenAccount(new AccountId(0, 0, i));
            transactions.add(RoutedTransaction.of(i, new Transaction(Api.modelTxId(i), List.of(open)), placement));
        }
        return transactions;
    }

    private static final class Sink implements OutcomeSink, AnswerSink {

        private static final Object NONE = "none";

        private final Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
        private final LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();

        @Override
        public void outcome(int tag, Outcome outcome) {
            outcomes.put(tag, outcome);
        }

        @Override
        public void flush() {}

        @Override
        public void answer(GatewayMessage answer) {
            answers.add(answer);
        }

        @Override
        public void noAnswer() {
            answers.add(NONE);
        }
    }
}
