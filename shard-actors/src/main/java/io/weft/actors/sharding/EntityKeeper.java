package io.weft.actors.sharding;

import io.weft.protocol.journal.EntityId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Starts every entity and keeps it alive without traffic (rule 18): what is in doubt resolves although nobody calls. It
 * also brings back an entity that stopped because it was taken over, or whose node died. One on each node; that several
 * wake the same entity does no harm.
 */
final class EntityKeeper {

    private EntityKeeper() {}

    enum Round implements NoSerializationVerificationNeeded { DUE }

    /** Wakes all at once at the start, and then again and again. */
    static Behavior<Round> create(List<EntityId> entities, Consumer<EntityId> wake, Duration interval) {
        return Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Round.DUE, Duration.ZERO, interval);
            return Behaviors.receive(Round.class)
                    .onMessage(Round.class, due -> {
                        entities.forEach(wake);
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
