package io.weft.node.gateway;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The shell around {@link PendingRequests}. What it gathers leaves when the dispatcher has worked off what was waiting at
 * that moment, other actors included: at low load at once, at high load in large batches. (On the dispatcher of the entities
 * those others are who makes the answers, and a lane that went first would carry them one by one.) If something has left within
 * the gap, it leaves when that is over: where an append takes milliseconds, each of many small messages would only wake somebody
 * who then waits.
 *
 * <p>Its mailbox needs no bound of its own: what enters holds a permit of {@link Limits}, and the answers are as many.
 */
final class GatewayActor extends AbstractBehavior<GatewayCommand> {

    private static final GatewayCommand FLUSH = new GatewayCommand.Flush();
    private static final GatewayCommand TICK = new GatewayCommand.Tick();

    private final PendingRequests requests;
    private final LongSupplier nowMs;
    private final Consumer<Throwable> fatal;
    private final Executor dispatcher;
    private final Runnable flush;
    private final FlushGap gap;
    private boolean flushIsComing;
    private long flushedNanos;

    private GatewayActor(ActorContext<GatewayCommand> context, Setup setup) {
        super(context);
        ActorRef<GatewayMessage> answers = context.messageAdapter(GatewayMessage.class, GatewayCommand.Answered::new);
        requests = new PendingRequests(setup.asParty.apply(answers), setup.sender, setup.pause, setup.limits);
        nowMs = setup.nowMs;
        fatal = setup.fatal;
        gap = setup.gap;
        flushedNanos = System.nanoTime() - gap.nanos();
        dispatcher = context.getExecutionContext();
        ActorRef<GatewayCommand> self = context.getSelf();
        flush = () -> self.tell(FLUSH);
    }

    /**
     * @param asParty makes the address under which the entities answer
     * @param nowMs   the node's monotonic clock
     * @param fatal   told of a bug: an actor that just stopped would leave clients without an answer, and permits taken
     */
    record Setup(Sender sender, Function<ActorRef<GatewayMessage>, Party> asParty, Pending.ResendPause pause, Limits limits,
            LongSupplier nowMs, FlushGap gap, Consumer<Throwable> fatal) {}

    static Behavior<GatewayCommand> create(Setup setup) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(TICK, Duration.ofMillis(Math.max(1, setup.pause.firstMs() / 4)));
            return new GatewayActor(context, setup);
        }));
    }

    @Override
    public Receive<GatewayCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(GatewayCommand.Execute.class, command -> then(() -> requests.execute(command, nowMs.getAsLong())))
                .onMessage(GatewayCommand.Ask.class, command -> then(() -> requests.ask(command, nowMs.getAsLong())))
                .onMessage(GatewayCommand.Answered.class, command -> then(() -> requests.answered(command.answer())))
                .onMessage(GatewayCommand.Tick.class, command -> then(() -> requests.tick(nowMs.getAsLong())))
                .onMessage(GatewayCommand.Flush.class, command -> flush())
                .onMessage(GatewayCommand.Stop.class, this::stop)
                .build();
    }

    private Behavior<GatewayCommand> then(Runnable work) {
        orEnd(work);
        if (!flushIsComing) {
            flushIsComing = true;
            long waitNanos = gap.nanos() - (System.nanoTime() - flushedNanos);
            orEnd(() -> {
                if (waitNanos > 0) {
                    gap.alarm().schedule(flush, waitNanos, TimeUnit.NANOSECONDS);
                } else {
                    dispatcher.execute(flush);
                }
            });
        }
        return this;
    }

    private Behavior<GatewayCommand> flush() {
        flushIsComing = false;
        flushedNanos = System.nanoTime();
        orEnd(requests::flush);
        return this;
    }

    /** Answers that have come are owed, though the gap may not be over. */
    private Behavior<GatewayCommand> stop(GatewayCommand.Stop command) {
        orEnd(requests::flush);
        return Behaviors.stopped(command.stopped()::countDown);
    }

    private void orEnd(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            // An Error too: it would stop the actor just as silently.
            fatal.accept(e);
            throw e;
        }
    }
}
