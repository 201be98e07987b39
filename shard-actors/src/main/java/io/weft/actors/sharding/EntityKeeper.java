package io.weft.actors.sharding;

import io.weft.protocol.journal.EntityId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Wakes all entities, so that each runs somewhere (rule 18): Cluster Sharding alone would start one only when somebody calls. It
 * also brings back an entity that stopped because it was taken over, or whose node died. One on each node; that several
 * wake the same entity does no harm.
 */
final class EntityKeeper {

    private static final Duration ASK_INTERVAL = Duration.ofMillis(20);

    private EntityKeeper() {}

    sealed interface Round extends NoSerializationVerificationNeeded {
        record Due() implements Round {}

        record MayBegin(boolean yes) implements Round {}
    }

    /**
     * Wakes all at once at the start, and then again and again.
     *
     * @param mayBegin asked until it says yes; before that nothing is woken
     */
    static Behavior<Round> create(List<EntityId> entities, Consumer<EntityId> wake, Duration interval,
            Supplier<CompletionStage<Boolean>> mayBegin) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new Round.Due(), Duration.ZERO);
            return waiting(context, timers, mayBegin, keeping(timers, entities, wake, interval));
        }));
    }

    private static Behavior<Round> waiting(ActorContext<Round> context, TimerScheduler<Round> timers,
            Supplier<CompletionStage<Boolean>> mayBegin, Behavior<Round> keeping) {
        return Behaviors.receive(Round.class)
                .onMessage(Round.Due.class, due -> {
                    context.pipeToSelf(mayBegin.get(), (yes, error) -> new Round.MayBegin(error == null && yes));
                    return Behaviors.same();
                })
                .onMessage(Round.MayBegin.class, answer -> {
                    timers.startSingleTimer(new Round.Due(), answer.yes() ? Duration.ZERO : ASK_INTERVAL);
                    return answer.yes() ? keeping : Behaviors.same();
                })
                .build();
    }

    private static Behavior<Round> keeping(TimerScheduler<Round> timers, List<EntityId> entities, Consumer<EntityId> wake,
            Duration interval) {
        return Behaviors.receive(Round.class)
                .onMessage(Round.Due.class, due -> {
                    entities.forEach(wake);
                    timers.startSingleTimer(new Round.Due(), interval);
                    return Behaviors.same();
                })
                .build();
    }
}
