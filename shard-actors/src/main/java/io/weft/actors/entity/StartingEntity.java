package io.weft.actors.entity;

import io.weft.protocol.entity.RecoveredEntity;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.OwnershipLost;
import io.weft.protocol.message.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/**
 * An entity that does not serve yet: claiming and recovering go on elsewhere. A bounded number of messages is kept until
 * then; the rest is dropped, and its senders send it again.
 */
final class StartingEntity<M extends Message, R> extends AbstractBehavior<EntityCommand> {

    /** What can't be read now can hardly be in a moment, and to read it takes time that others need. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final StashBuffer<EntityCommand> early;
    private final EntityId entity;
    private final EntityRole<M, R> role;
    private final EntityEnvironment environment;
    private final EntityRecovery<M, R> recovery;
    private final CompletableFuture<RecoveredEntity<M, R>> recovering;
    private boolean full;

    StartingEntity(ActorContext<EntityCommand> context, StashBuffer<EntityCommand> early, EntityId entity,
            EntityRole<M, R> role, EntityEnvironment environment) {
        super(context);
        environment.local().begun();
        this.early = early;
        this.entity = entity;
        this.role = role;
        this.environment = environment;
        Executor blocking = context.getSystem().dispatchers()
                .lookup(DispatcherSelector.fromConfig(EntitySettings.RECOVERY_DISPATCHER));
        this.recovery = new EntityRecovery<>(entity, role, environment.journal(), blocking);
        this.recovering = recovery.start().toCompletableFuture();
        recovering.whenComplete((recovered, error) -> context.getSelf().tell(new ShellEvent.RecoveryEnded()));
    }

    @Override
    public Receive<EntityCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(EntityCommand.Deliver.class, this::keep)
                .onMessage(EntityCommand.Wake.class, wake -> this)
                .onMessage(EntityCommand.Unreadable.class, unreadable -> this)
                .onMessage(EntityCommand.TakeCheckpoint.class, this::nothingToShow)
                .onMessage(EntityCommand.Stop.class, stop -> Behaviors.stopped())
                .onMessage(ShellEvent.RecoveryEnded.class, ended -> recoveryEnded())
                .onSignal(PostStop.class, signal -> gone())
                .build();
    }

    private Behavior<EntityCommand> nothingToShow(EntityCommand.TakeCheckpoint command) {
        command.done().complete(null);
        return this;
    }

    private Behavior<EntityCommand> keep(EntityCommand.Deliver message) {
        if (!early.isFull()) {
            early.stash(message);
            return this;
        }
        if (!full) {
            full = true;
            getContext().getLog().warn("{} is not serving yet and drops messages from now on", entity);
        }
        return this;
    }

    private Behavior<EntityCommand> recoveryEnded() {
        try {
            RecoveredEntity<M, R> recovered = recovering.join();
            ServingEntity<M, R> serving = new ServingEntity<>(getContext(), entity, role, environment, recovered);
            serving.begin();
            getContext().getLog().info("{} serves in epoch {} from position {}, after {} frames behind its checkpoint",
                    entity, recovered.ownership().epoch(), recovered.lastPosition(), recovered.frames());
            environment.listener().serving(entity);
            return early.unstashAll(serving);
        } catch (CompletionException e) {
            return failed(e.getCause());
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    private Behavior<EntityCommand> failed(Throwable cause) {
        if (cause instanceof OwnershipLost) {
            getContext().getLog().warn("{}, and stops here", cause.getMessage());
            return Behaviors.stopped();
        }
        getContext().getLog().error("{} could not be started and stops", entity, cause);
        if (environment.fatalHandler().entityFailed(entity, cause)) {
            return Behaviors.stopped();
        }
        getContext().scheduleOnce(REST, getContext().getSelf(), EntityCommand.STOP);
        return this;
    }

    private Behavior<EntityCommand> gone() {
        recovery.abandon();
        environment.local().gone();
        environment.listener().stopped(entity);
        return this;
    }
}
