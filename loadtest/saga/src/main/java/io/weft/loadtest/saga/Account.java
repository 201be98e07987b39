package io.weft.loadtest.saga;

import java.util.LinkedHashSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** An account. Applies each step of a transfer once, as far as it remembers. */
final class Account extends EventSourcedBehavior<Account.Command, Account.Changed, Account.State> {

    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "account");

    /** What every account begins with, so that none has to be opened. */
    static final long INITIAL = 1_000_000;

    private static final int REMEMBERED = 100;

    sealed interface Command extends Message {}

    /** @param amount negative: a debit, refused if there is not enough */
    record Change(String transfer, long amount, ActorRef<Answer> replyTo) implements Command {}

    record Read(ActorRef<Answer> replyTo) implements Command {}

    /** @param done false: refused */
    record Answer(boolean done, long balance) implements Message {}

    record Changed(String transfer, long amount) implements Message {}

    /** Changed in place, as its only owner is the entity. */
    static final class State {
        private long balance = INITIAL;
        private final LinkedHashSet<String> applied = new LinkedHashSet<>();

        private State apply(Changed changed) {
            balance += changed.amount();
            applied.add(changed.transfer());
            if (applied.size() > REMEMBERED) {
                applied.remove(applied.iterator().next());
            }
            return this;
        }
    }

    private Account(String id) {
        super(PersistenceId.of(KEY.name(), id));
    }

    static Behavior<Command> create(String id) {
        return new Account(id);
    }

    @Override
    public State emptyState() {
        return new State();
    }

    @Override
    public CommandHandler<Command, Changed, State> commandHandler() {
        return newCommandHandlerBuilder().forAnyState()
                .onCommand(Change.class, this::change)
                .onCommand(Read.class, (state, read) -> Effect().none()
                        .thenRun(() -> read.replyTo().tell(new Answer(true, state.balance))))
                .build();
    }

    private Effect<Changed, State> change(State state, Change change) {
        if (state.applied.contains(change.transfer())) {
            return Effect().none().thenRun(() -> change.replyTo().tell(new Answer(true, state.balance)));
        }
        if (state.balance + change.amount() < 0) {
            return Effect().none().thenRun(() -> change.replyTo().tell(new Answer(false, state.balance)));
        }
        return Effect().persist(new Changed(change.transfer(), change.amount()))
                .thenRun(after -> change.replyTo().tell(new Answer(true, after.balance)));
    }

    @Override
    public EventHandler<State, Changed> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onEvent(Changed.class, State::apply).build();
    }
}
