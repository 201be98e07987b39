package io.weft.actors.entity;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The actor around the machine of one shard or coordinator: it claims the journal, recovers, and then steps every message
 * at once, journals what comes out, and sends only what is durable. It starts {@link StartingEntity} and goes on as
 * {@link ServingEntity}.
 *
 * <p>It stops, and sends nothing more, when it finds a newer owner, and when the journal or the machine fails; the latter
 * is also told to the {@link FatalHandler}. It does not restart itself: whoever still wants the entity here wakes it, and
 * it begins with a new claim.
 */
public final class EntityShell {

    private EntityShell() {}

    public static <M extends Message, R> Behavior<EntityCommand> create(EntityId entity, EntityRole<M, R> role,
            EntityEnvironment environment) {
        return Behaviors.setup(context -> {
            context.setLoggerName(EntityShell.class);
            return Behaviors.withStash(environment.settings().maxEarlyMessages(),
                    early -> new StartingEntity<>(context, early, entity, role, environment));
        });
    }

    /** The dispatcher and the mailbox that entities need; the behaviour is not correct in a mailbox that drops at will. */
    public static Props props() {
        return Props.empty().withDispatcherFromConfig(EntitySettings.DISPATCHER)
                .withMailboxFromConfig(EntitySettings.MAILBOX);
    }
}
