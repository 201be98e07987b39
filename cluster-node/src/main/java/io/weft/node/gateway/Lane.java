package io.weft.node.gateway;

import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RetryableCode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;

/** The way into one gateway actor: admits, or refuses at once. Thread-safe. */
public final class Lane {

    private static final Outcome NO_ROOM = Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED);

    private final ActorRef<GatewayCommand> actor;
    private final Limits limits;
    private final Admitted admitted;
    private final LongSupplier nowMs;

    Lane(ActorRef<GatewayCommand> actor, Limits limits, Admitted admitted, LongSupplier nowMs) {
        this.actor = actor;
        this.limits = limits;
        this.admitted = admitted;
        this.nowMs = nowMs;
    }

    /** Executes as many from the front as there is room for; the others have their outcome, a retryable, on return. */
    public void execute(List<RoutedTransaction> transactions, OutcomeSink sink, long timeoutMs) {
        int room = limits.transactions().acquireUpTo(transactions.size());
        if (room > 0) {
            enter(transactions.subList(0, room), sink, timeoutMs);
        }
        for (RoutedTransaction refused : transactions.subList(room, transactions.size())) {
            sink.outcome(refused.tag(), NO_ROOM);
        }
    }

    /** @return false if there was no room; then the sink is never called */
    public boolean tryExecute(RoutedTransaction transaction, OutcomeSink sink, long timeoutMs) {
        boolean room = limits.transactions().tryAcquire();
        if (room) {
            enter(List.of(transaction), sink, timeoutMs);
        }
        return room;
    }

    /** @return false if there was no room; then the sink is never called */
    public boolean tryAsk(Question question, AnswerSink sink, long timeoutMs) {
        boolean room = limits.questions().tryAcquire();
        if (room) {
            ask(List.of(new Asked(question, sink)), timeoutMs);
        }
        return room;
    }

    /** Asks as many from the front as there is room for; the sinks of the others are never called. @return how many it asks */
    public int askUpTo(List<Asked> questions, long timeoutMs) {
        int room = limits.questions().acquireUpTo(questions.size());
        if (room > 0) {
            ask(questions.subList(0, room), timeoutMs);
        }
        return room;
    }

    void stop(CountDownLatch stopped) {
        actor.tell(new GatewayCommand.Stop(stopped));
    }

    private void ask(List<Asked> questions, long timeoutMs) {
        actor.tell(new GatewayCommand.Ask(questions, nowMs.getAsLong() + timeoutMs));
    }

    private void enter(List<RoutedTransaction> transactions, OutcomeSink sink, long timeoutMs) {
        admitted.count(transactions);
        actor.tell(new GatewayCommand.Execute(transactions, sink, nowMs.getAsLong() + timeoutMs));
    }
}
