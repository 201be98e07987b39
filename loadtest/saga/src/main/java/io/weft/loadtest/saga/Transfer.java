package io.weft.loadtest.saga;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/** A saga: persists what it is about, debits, persists that, credits, persists that, answers, and ends. */
final class Transfer extends EventSourcedBehavior<Transfer.Command, Transfer.Event, Transfer.State> {

    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "transfer");

    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(20);

    private final ActorContext<Command> context;
    private final String id;
    private ActorRef<Account.Answer> client;

    sealed interface Command extends Message {}

    record Begin(String from, String to, long amount, ActorRef<Account.Answer> replyTo) implements Command {}

    /** What an account has answered; null if it did not. */
    record Stepped(Account.Answer answer) implements Command {}

    sealed interface Event extends Message {}

    record Begun(String from, String to, long amount) implements Event {}

    record Debited() implements Event {}

    record Ended(boolean done) implements Event {}

    enum Step { NEW, DEBITING, CREDITING, DONE, REFUSED }

    record State(Step step, String from, String to, long amount) {

        private State at(Step next) {
            return new State(next, from, to, amount);
        }
    }

    private Transfer(ActorContext<Command> context, String id) {
        super(PersistenceId.of(KEY.name(), id));
        this.context = context;
        this.id = id;
    }

    static Behavior<Command> create(String id) {
        return Behaviors.setup(context -> new Transfer(context, id));
    }

    @Override
    public State emptyState() {
        return new State(Step.NEW, "", "", 0);
    }

    @Override
    public CommandHandler<Command, Event, State> commandHandler() {
        return newCommandHandlerBuilder().forAnyState()
                .onCommand(Begin.class, this::begin)
                .onCommand(Stepped.class, this::stepped)
                .build();
    }

    private Effect<Event, State> begin(State state, Begin begin) {
        client = begin.replyTo();
        if (state.step() != Step.NEW) {
            return Effect().none().thenRun(() -> goOn(state));
        }
        return Effect().persist(new Begun(begin.from(), begin.to(), begin.amount())).thenRun(this::goOn);
    }

    private Effect<Event, State> stepped(State state, Stepped stepped) {
        if (stepped.answer() == null) {
            return Effect().none().thenRun(() -> goOn(state));
        }
        if (state.step() == Step.DEBITING && !stepped.answer().done()) {
            return Effect().persist((Event) new Ended(false)).thenRun(this::goOn).thenStop();
        }
        if (state.step() == Step.DEBITING) {
            return Effect().persist((Event) new Debited()).thenRun(this::goOn);
        }
        return Effect().persist((Event) new Ended(true)).thenRun(this::goOn).thenStop();
    }

    private void goOn(State state) {
        switch (state.step()) {
            case DEBITING -> ask(state.from(), -state.amount());
            case CREDITING -> ask(state.to(), state.amount());
            case DONE, REFUSED -> answer(state.step() == Step.DONE);
            default -> { }
        }
    }

    private void ask(String account, long amount) {
        context.ask(Account.Answer.class, ClusterSharding.get(context.getSystem()).entityRefFor(Account.KEY, account), STEP_TIMEOUT,
                replyTo -> new Account.Change(id, amount, replyTo), (answer, error) -> new Stepped(answer));
    }

    private void answer(boolean done) {
        if (client != null) {
            client.tell(new Account.Answer(done, 0));
        }
    }

    @Override
    public EventHandler<State, Event> eventHandler() {
        return newEventHandlerBuilder().forAnyState()
                .onEvent(Begun.class, (state, begun) -> new State(Step.DEBITING, begun.from(), begun.to(), begun.amount()))
                .onEvent(Debited.class, (state, debited) -> state.at(Step.CREDITING))
                .onEvent(Ended.class, (state, ended) -> state.at(ended.done() ? Step.DONE : Step.REFUSED))
                .build();
    }

    /** A transfer that was interrupted goes on where it was. */
    @Override
    public SignalHandler<State> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::goOn)
                .build();
    }
}
