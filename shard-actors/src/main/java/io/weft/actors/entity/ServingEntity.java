package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.Message;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.japi.function.Function;

/**
 * An entity that serves: every message is stepped at once, also while an append is under way, so that execution overlaps
 * the disk. How much is executed ahead of the journal is bounded: by the machine, which refuses admission, and here by a
 * number of messages, beyond which they are dropped like any that the network loses.
 */
final class ServingEntity<M extends Message, R> extends AbstractBehavior<EntityCommand> {

    private final EntityId entity;
    private final EntityRole<M, R> role;
    private final EntityEnvironment environment;
    private final long epoch;
    private final EntityMachine<M, R> machine;
    private final GroupCommit<R> commits;
    private final Checkpointer checkpoints;
    private final Ticker ticker;
    private final EntityClock clock;

    private long repeatDelayMs;
    private long dropped;
    private boolean stopping;

    ServingEntity(ActorContext<EntityCommand> context, EntityId entity, EntityRole<M, R> role,
            EntityEnvironment environment, RecoveredEntity<M, R> recovered) {
        super(context);
        EntitySettings settings = environment.settings();
        this.entity = entity;
        this.role = role;
        this.environment = environment;
        this.epoch = recovered.ownership().epoch();
        this.machine = recovered.machine();
        this.commits = new GroupCommit<>(recovered.ownership(), recovered.lastPosition(),
                new FrameCutter<>(machine::encodeFrame, settings.maxRecordsPerFrame(), Journal.MAX_FRAME_BYTES),
                environment.sender(), this::watchCommit);
        this.checkpoints = new Checkpointer(recovered.ownership(), settings.checkpointEvery(), this::watchCheckpoint);
        this.checkpoints.count(recovered.frames(), recovered.bytes());
        this.ticker = new Ticker(context);
        this.clock = new EntityClock(environment.clock(), environment.nanoClock(), machine.timeMs());
        this.repeatDelayMs = settings.minRepeatDelayMs();
    }

    /** To be called once, before any message. */
    void begin() {
        machine.begin(epoch, clock.nowMs(), commits.forInput());
        goOn();
    }

    @Override
    public Receive<EntityCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(EntityCommand.Deliver.class, guarded(this::deliver))
                .onMessage(ShellEvent.CommitEnded.class, guarded(this::commitEnded))
                .onMessage(ShellEvent.CheckpointEnded.class, guarded(this::checkpointEnded))
                .onMessage(ShellEvent.RepeatDue.class, guarded(due -> repeat()))
                .onMessage(ShellEvent.TickDue.class, guarded(this::tick))
                .onMessage(EntityCommand.Wake.class, wake -> this)
                .onMessage(EntityCommand.Stop.class, stop -> stop())
                .onSignal(PostStop.class, signal -> gone())
                .build();
    }

    private Behavior<EntityCommand> deliver(EntityCommand.Deliver deliver) {
        if (!role.messages().isInstance(deliver.message())) {
            getContext().getLog().warn("{} was sent a {} and dropped it", entity, deliver.message().getClass().getName());
            return this;
        }
        boolean noRoom = commits.gatheredInputs() >= environment.settings().maxGatheredMessages();
        if (stopping || noRoom) {
            return dropped();
        }
        machine.step(role.messages().cast(deliver.message()), clock.nowMs(), commits.forInput());
        return goOn();
    }

    private Behavior<EntityCommand> dropped() {
        dropped++;
        boolean powerOfTwo = Long.bitCount(dropped) == 1;
        if (powerOfTwo && !stopping) {
            getContext().getLog().warn("{} waits for its journal and has dropped {} messages so far", entity, dropped);
        }
        return this;
    }

    private Behavior<EntityCommand> tick(ShellEvent.TickDue tick) {
        if (!ticker.isExpected(tick) || stopping) {
            return this;
        }
        clock.atLeast(tick.timeMs());
        long nowMs = clock.nowMs();
        if (machine.nextTickMs() <= nowMs) {
            machine.tick(nowMs, commits.forInput());
        }
        return goOn();
    }

    private Behavior<EntityCommand> goOn() {
        GroupCommit.Cut cut = commits.begin();
        if (cut.frames() > 0) {
            checkpoints.count(cut.frames(), cut.bytes());
            if (checkpoints.isDue()) {
                // Only here is the state of the machine exactly that of all frames up to a position.
                checkpoints.take(cut.lastPosition(), machine.checkpoint());
            }
        }
        ticker.arm(machine.nextTickMs(), clock.nowMs());
        return this;
    }

    private Behavior<EntityCommand> commitEnded(ShellEvent.CommitEnded ended) {
        if (ended.error() != null) {
            return failed(ended.error());
        }
        if (ended.result() instanceof AppendResult.FateUnknown unknown) {
            return repeatLater(unknown.reason());
        }
        if (ended.result() instanceof AppendResult.Fenced fenced) {
            return fenced(fenced);
        }
        repeatDelayMs = environment.settings().minRepeatDelayMs();
        commits.durable();
        checkpoints.durableUpTo(commits.durablePosition());
        if (stopping) {
            return commits.isIdle() ? Behaviors.stopped() : this;
        }
        return goOn();
    }

    private Behavior<EntityCommand> repeatLater(String reason) {
        if (stopping) {
            return Behaviors.stopped();
        }
        getContext().scheduleOnce(Duration.ofMillis(repeatDelayMs), getContext().getSelf(), new ShellEvent.RepeatDue());
        getContext().getLog().warn("{} does not know the fate of what it offered behind {} and repeats it in {} ms: {}",
                entity, commits.durablePosition(), repeatDelayMs, reason);
        repeatDelayMs = Math.min(2 * repeatDelayMs, environment.settings().maxRepeatDelayMs());
        return this;
    }

    private Behavior<EntityCommand> repeat() {
        commits.repeat();
        return this;
    }

    private Behavior<EntityCommand> checkpointEnded(ShellEvent.CheckpointEnded ended) {
        if (ended.error() != null) {
            return failed(ended.error());
        }
        if (ended.result() instanceof AppendResult.Fenced fenced) {
            return fenced(fenced);
        }
        if (ended.result() instanceof AppendResult.FateUnknown unknown) {
            // Its rows are gone, and the machine counts them as saved: only a recovery finds out what is stored.
            getContext().getLog().error("{} does not know the fate of a checkpoint and stops: {}",
                    entity, unknown.reason());
            return Behaviors.stopped();
        }
        checkpoints.installed();
        return this;
    }

    private Behavior<EntityCommand> stop() {
        stopping = true;
        return commits.isIdle() ? Behaviors.stopped() : this;
    }

    private Behavior<EntityCommand> fenced(AppendResult.Fenced fenced) {
        getContext().getLog().warn("{} of epoch {} was taken over in epoch {} and stops", entity, epoch, fenced.newerEpoch());
        return Behaviors.stopped();
    }

    private Behavior<EntityCommand> failed(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        getContext().getLog().error("{} failed behind position {} and stops", entity, commits.durablePosition(), cause);
        environment.fatalHandler().entityFailed(entity, cause);
        return Behaviors.stopped();
    }

    private Behavior<EntityCommand> gone() {
        ticker.cancel();
        environment.listener().stopped(entity);
        return this;
    }

    /** Whatever is thrown in here comes from a broken invariant or a broken journal. */
    private <T> Function<T, Behavior<EntityCommand>> guarded(Function<T, Behavior<EntityCommand>> handler) {
        return message -> {
            try {
                return handler.apply(message);
            } catch (RuntimeException | Error e) {
                return failed(e);
            }
        };
    }

    private void watchCommit(CompletionStage<AppendResult> stage) {
        stage.whenComplete((result, error) -> getContext().getSelf().tell(new ShellEvent.CommitEnded(result, error)));
    }

    private void watchCheckpoint(CompletionStage<AppendResult> stage) {
        stage.whenComplete((result, error) -> getContext().getSelf().tell(new ShellEvent.CheckpointEnded(result, error)));
    }
}
