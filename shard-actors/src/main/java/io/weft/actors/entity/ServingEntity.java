package io.weft.actors.entity;

import io.weft.protocol.entity.EntityClock;
import io.weft.protocol.entity.EntityLoop;
import io.weft.protocol.entity.RecoveredEntity;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** An entity that serves: an actor as the {@link EntityLoop}'s thread, timers and log. */
final class ServingEntity<M extends Message, R> extends AbstractBehavior<EntityCommand> implements EntityLoop.Host {

    private final EntityId entity;
    private final EntityRole<M, R> role;
    private final EntityEnvironment environment;
    private final EntityLoop<M, R> loop;
    private final Ticker ticker;
    private final BusyMeter busy;

    private final List<CompletableFuture<Void>> awaitingCheckpoint = new ArrayList<>();
    private long dropped;
    private boolean ended;

    ServingEntity(ActorContext<EntityCommand> context, EntityId entity, EntityRole<M, R> role,
            EntityEnvironment environment, RecoveredEntity<M, R> recovered) {
        super(context);
        this.entity = entity;
        this.role = role;
        this.environment = environment;
        this.ticker = new Ticker(context);
        this.busy = new BusyMeter(ThreadClock::nanos, nanos -> environment.local().addBusy(entity, nanos));
        EntityClock clock = new EntityClock(environment.clock()::millis, environment.nanoClock(), recovered.machine().timeMs());
        this.loop = new EntityLoop<>(recovered, environment.settings().limits(), clock, environment.sender(), this);
    }

    /** To be called once, before any message. */
    void begin() {
        loop.begin();
        environment.local().enter(entity, getContext().getSelf());
    }

    @Override
    public Receive<EntityCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(EntityCommand.Deliver.class, deliver -> guarded(() -> deliver(deliver.message())))
                .onMessage(ShellEvent.CommitEnded.class, ended -> guarded(() -> loop.commitEnded(result(ended.result(), ended.error()))))
                .onMessage(ShellEvent.CheckpointEnded.class,
                        ended -> guarded(() -> checkpointEnded(ended)))
                .onMessage(ShellEvent.SuspicionEnded.class,
                        ended -> guarded(() -> loop.suspicionEnded(result(ended.result(), ended.error()))))
                .onMessage(ShellEvent.RepeatDue.class, due -> guarded(loop::repeat))
                .onMessage(ShellEvent.TickDue.class, due -> guarded(() -> tick(due)))
                .onMessage(EntityCommand.Wake.class, wake -> this)
                .onMessage(EntityCommand.Unreadable.class, unreadable -> this)
                .onMessage(EntityCommand.TakeCheckpoint.class, command -> guarded(() -> takeCheckpoint(command)))
                .onMessage(EntityCommand.Stop.class, stop -> guarded(this::stop))
                .onSignal(PostStop.class, signal -> gone())
                .build();
    }

    private void deliver(Message message) {
        if (!role.messages().isInstance(message)) {
            getContext().getLog().warn("{} was sent a {} and dropped it", entity, message.getClass().getName());
        } else if (loop.isStopping()) {
            passOn(message);
        } else if (!loop.step(role.messages().cast(message))) {
            dropped();
        }
    }

    /** What still comes while the last append is under way is for the successor: the region keeps it until there is one. */
    private void passOn(Message message) {
        if (entity.role() == EntityId.Role.SHARD) {
            environment.sender().toShard(entity.index(), (ShardMessage) message);
        } else {
            environment.sender().toCoordinator(entity.index(), (CoordinatorMessage) message);
        }
    }

    private void stop() {
        // It takes nothing more; what comes now may wait in the region for its successor.
        environment.local().leave(entity, getContext().getSelf());
        loop.stop();
    }

    private void takeCheckpoint(EntityCommand.TakeCheckpoint command) {
        awaitingCheckpoint.add(command.done());
        loop.checkpointSoon();
        tellIfNoCheckpointIsExpected();
    }

    private void checkpointEnded(ShellEvent.CheckpointEnded ended) {
        loop.checkpointEnded(result(ended.result(), ended.error()));
        tellIfNoCheckpointIsExpected();
    }

    private void tellIfNoCheckpointIsExpected() {
        if (!loop.isCheckpointExpected()) {
            awaitingCheckpoint.forEach(done -> done.complete(null));
            awaitingCheckpoint.clear();
        }
    }

    private void dropped() {
        dropped++;
        boolean powerOfTwo = Long.bitCount(dropped) == 1;
        if (powerOfTwo) {
            getContext().getLog().warn("{} waits for its journal and has dropped {} messages so far", entity, dropped);
        }
    }

    private void tick(ShellEvent.TickDue tick) {
        if (ticker.isExpected(tick)) {
            loop.tick();
        }
    }

    private static AppendResult result(AppendResult result, Throwable error) {
        if (error != null) {
            throw new CompletionException(error);
        }
        return result;
    }

    /** Whatever is thrown in here comes from a broken invariant or a broken journal. */
    private Behavior<EntityCommand> guarded(Runnable handler) {
        try {
            busy.begin();
            handler.run();
            busy.end();
            return ended ? Behaviors.stopped() : this;
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    private Behavior<EntityCommand> failed(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        getContext().getLog().error("{} failed behind position {} and stops", entity, loop.durablePosition(), cause);
        environment.fatalHandler().entityFailed(entity, cause);
        return Behaviors.stopped();
    }

    private Behavior<EntityCommand> gone() {
        ticker.cancel();
        awaitingCheckpoint.forEach(done -> done.complete(null));
        environment.local().leave(entity, getContext().getSelf());
        environment.local().gone();
        environment.listener().stopped(entity);
        return this;
    }

    @Override
    public void watchCommit(CompletionStage<AppendResult> stage) {
        stage.whenComplete((result, error) -> getContext().getSelf().tell(new ShellEvent.CommitEnded(result, error)));
    }

    @Override
    public void watchSuspicion(CompletionStage<AppendResult> stage) {
        stage.whenComplete((result, error) -> getContext().getSelf().tell(new ShellEvent.SuspicionEnded(result, error)));
    }

    @Override
    public void watchCheckpoint(CompletionStage<AppendResult> stage) {
        stage.whenComplete((result, error) -> getContext().getSelf().tell(new ShellEvent.CheckpointEnded(result, error)));
    }

    @Override
    public void repeatIn(long delayMs, String why) {
        getContext().scheduleOnce(Duration.ofMillis(delayMs), getContext().getSelf(), new ShellEvent.RepeatDue());
        getContext().getLog().warn("{} does not know the fate of what it asked of its journal behind {} and asks again in {} ms: {}",
                entity, loop.durablePosition(), delayMs, why);
    }

    @Override
    public void tickAt(long dueMs, long nowMs) {
        ticker.arm(dueMs, nowMs);
    }

    @Override
    public void ended(EntityLoop.End end) {
        ended = true;
        if (end instanceof EntityLoop.End.Stopped) {
            getContext().getLog().info("{} of epoch {} has stopped at position {}", entity, loop.epoch(), loop.durablePosition());
        } else if (end instanceof EntityLoop.End.Fenced fenced) {
            getContext().getLog().warn("{} of epoch {} was taken over in epoch {} and stops", entity, loop.epoch(),
                    fenced.newerEpoch());
        } else if (end instanceof EntityLoop.End.CheckpointLost lost) {
            getContext().getLog().error("{} does not know the fate of a checkpoint and stops: {}", entity, lost.reason());
        }
    }
}
