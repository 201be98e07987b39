package io.weft.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AccountStates;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingRequestsTest {

    private static final long DEADLINE_MS = 1_000;

    private final Placement oneShard = new Placement(new ClusterIdentity(1, 1, 1, 2));
    private final FakeLedger ledger = new FakeLedger();
    private final InFlightLimit transactions = new InFlightLimit(10_000);
    private final InFlightLimit questions = new InFlightLimit(10);
    private final PendingRequests requests = new PendingRequests(new Self(), ledger, new Pending.ResendPause(100, 300),
            new Limits(transactions, questions));
    private final Collected collected = new Collected();

    private record Self() implements Party {}

    @Test
    void shouldSendWhatWasGatheredAsOneMessage() {
        // given
        execute(0, 1, 2);
        execute(0, 3);
        assertThat(ledger.sent()).isEmpty();

        // when
        requests.flush();

        // then
        assertThat(ledger.submits()).hasSize(1);
        assertThat(ledger.submits().get(0).items()).hasSize(3);
    }

    @Test
    void shouldCutWhatIsTooMuchForOneMessage() {
        // when
        execute(0, IntStream.range(0, Outbox.MAX_ITEMS + 1).toArray());
        requests.flush();

        // then
        assertThat(ledger.submits()).extracting(submit -> submit.items().size()).containsExactly(Outbox.MAX_ITEMS, 1);
    }

    @Test
    void shouldAnswerEachRequestOfTheSameTransaction() {
        // given
        execute(0, 7, 7);
        requests.flush();
        List<Submit.Item> items = ledger.submits().get(0).items();

        // when
        answer(items.get(0), Outcome.COMMITTED);
        answer(items.get(1), Outcome.rejected(RejectionCode.TX_ID_REUSED));

        // then
        assertThat(items.get(0).replyTo()).isNotEqualTo(items.get(1).replyTo());
        assertThat(collected.outcomes).containsExactly(Outcome.COMMITTED, Outcome.rejected(RejectionCode.TX_ID_REUSED));
    }

    @Test
    void shouldFlushASinkOnceForWhatIsAtHand() {
        // given
        execute(0, 1, 2, 3);
        requests.flush();

        // when
        ledger.submits().get(0).items().forEach(item -> answer(item, Outcome.COMMITTED));
        requests.flush();

        // then
        assertThat(collected.outcomes).hasSize(3);
        assertThat(collected.flushes).isEqualTo(1);
    }

    @Test
    void shouldFlushOnceForTheAnswersThatAreAtHand() {
        // given
        ask(0);
        ask(0);
        ask(0);

        // when
        requestIdsOfReads().subList(0, 2).forEach(id -> requests.answered(new ReadRefused(id, RetryableCode.TIMED_OUT)));
        requests.flush();

        // then
        assertThat(collected.answers).hasSize(2);
        assertThat(collected.flushes).isEqualTo(1);

        // when
        tick(DEADLINE_MS);

        // then
        assertThat(collected.answers).containsExactly("ReadRefused", "ReadRefused", "none");
        assertThat(collected.flushes).isEqualTo(2);
    }

    @Test
    void shouldSendAgainUnderTheSameRequestIdWithDoublingPauses() {
        // given
        execute(0, 1);
        requests.flush();

        // when
        List<Long> sentAtMs = new ArrayList<>();
        for (long nowMs = 10; nowMs < DEADLINE_MS; nowMs += 10) {
            int before = ledger.submits().size();
            tick(nowMs);
            if (ledger.submits().size() > before) {
                sentAtMs.add(nowMs);
            }
        }

        // then
        assertThat(sentAtMs).containsExactly(100L, 300L, 600L, 900L);
        assertThat(ledger.submits()).allMatch(submit -> submit.equals(ledger.submits().get(0)));
    }

    @Test
    void shouldReportUnknownAtTheDeadlineAndDropTheLateAnswer() {
        // given
        execute(0, 1);
        requests.flush();

        // when
        tick(DEADLINE_MS);
        answer(ledger.submits().get(0).items().get(0), Outcome.COMMITTED);

        // then
        assertThat(collected.outcomes).containsExactly(new Outcome.Unknown());
        assertThat(requests.size()).isZero();
    }

    @Test
    void shouldNotSendAgainWhatWasAnswered() {
        // given
        execute(0, 1);
        requests.flush();
        answer(ledger.submits().get(0).items().get(0), Outcome.retryable(RetryableCode.TIMED_OUT));

        // when
        tick(500);

        // then
        assertThat(ledger.submits()).hasSize(1);
    }

    @Test
    void shouldGiveBackOnePermitForEachRequest() {
        // given
        execute(0, 1, 2);
        ask(0);
        ask(0);
        requests.flush();

        // when
        answer(ledger.submits().get(0).items().get(0), Outcome.COMMITTED);
        answer(ledger.submits().get(0).items().get(0), Outcome.COMMITTED);
        requests.answered(new ReadRefused(requestIdsOfReads().get(0), RetryableCode.TIMED_OUT));
        requests.answered(new ReadRefused(requestIdsOfReads().get(0), RetryableCode.TIMED_OUT));

        // then
        assertThat(transactions.inFlight()).isEqualTo(1);
        assertThat(questions.inFlight()).isEqualTo(1);

        // when
        tick(DEADLINE_MS);

        // then
        assertThat(transactions.inFlight()).isZero();
        assertThat(questions.inFlight()).isZero();
    }

    @Test
    void shouldAskAgainAndGiveUpAQuestionAtTheDeadline() {
        // given
        ask(0);

        // when
        tick(100);
        tick(DEADLINE_MS);

        // then
        assertThat(requestIdsOfReads()).hasSize(2).containsOnly(1L);
        assertThat(collected.answers).containsExactly("none");
    }

    @Test
    void shouldIgnoreAnAnswerOfTheWrongKind() {
        // given
        execute(0, 1);
        requests.flush();

        // when
        requests.answered(new ReadRefused(1, RetryableCode.TIMED_OUT));

        // then
        assertThat(requests.size()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheAnswersToSeveralReadsTogether() {
        // given
        ask(0);
        ask(0);

        // when
        requests.answered(new AccountStates(requestIdsOfReads().stream().map(PendingRequestsTest::absent).toList()));

        // then
        assertThat(collected.answers).containsExactly("AccountState", "AccountState");
        assertThat(questions.inFlight()).isZero();
    }

    private static AccountState absent(long requestId) {
        return new AccountState(requestId, false, false, false, List.of(), List.of());
    }

    private void execute(long nowMs, int... numbers) {
        List<RoutedTransaction> routed = new ArrayList<>();
        for (int number : numbers) {
            Transaction transaction =
                    new Transaction(Api.modelTxId(number), List.of(new Step.OpenAccount(new AccountId(0, 0, number))));
            routed.add(RoutedTransaction.of(number, transaction, oneShard));
        }
        transactions.acquireUpTo(numbers.length);
        requests.execute(new GatewayCommand.Execute(routed, collected, nowMs + DEADLINE_MS), nowMs);
    }

    private void ask(long nowMs) {
        Question question = new Questions(oneShard).readAccount(new AccountId(0, 0, 1), ReadMode.EXACT);
        questions.tryAcquire();
        requests.ask(new GatewayCommand.Ask(List.of(new Asked(question, collected)), nowMs + DEADLINE_MS), nowMs);
        requests.flush();
    }

    private void tick(long nowMs) {
        requests.tick(nowMs);
        requests.flush();
    }

    private void answer(Submit.Item item, Outcome outcome) {
        requests.answered(new Outcomes(List.of(new Outcomes.Item(item.replyTo().requestId(), outcome))));
    }

    private List<Long> requestIdsOfReads() {
        return ledger.sent().stream().map(FakeLedger.Sent::message).filter(ReadAccount.class::isInstance)
                .map(message -> ((ReadAccount) message).replyTo().requestId()).toList();
    }

    private static final class Collected implements OutcomeSink, AnswerSink {

        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();
        private int flushes;

        @Override
        public void outcome(int tag, Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public void answer(GatewayMessage answer) {
            answers.add(answer.getClass().getSimpleName());
        }

        @Override
        public void noAnswer() {
            answers.add("none");
        }

        @Override
        public Gathering gathering() {
            return this;
        }
    }
}
