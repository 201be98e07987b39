package io.weft.actors.bundle;

import io.weft.actors.cluster.Bundle;
import io.weft.actors.cluster.Dialect;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Bundles of one node, in both directions.
 *
 * @param remote who to send to
 */
public record Bundles(ActorSystem<?> system, RemoteEntities remote) {

    /** Under the guardian of the system, where other nodes look for it; in the settings one of the large-message-destinations. */
    private static final String NAME = "weft-bundles";
    private static final DispatcherSelector DISPATCHER = DispatcherSelector.fromConfig("weft.dispatchers.entities");
    private static final long MOST_GAP_US = 1_000_000;

    /** @throws IllegalArgumentException if a setting is out of its range */
    public static Bundles of(ActorSystem<?> system, int shards, int coordinators) {
        long gapNanos = TimeUnit.MICROSECONDS.toNanos(gapUs(system));
        Executor dispatcher = system.dispatchers().lookup(DISPATCHER);
        ScheduledThreadPoolExecutor alarms = alarms(system);
        ActorRefResolver resolver = ActorRefResolver.get(system);
        return new Bundles(system, new RemoteEntities(shards, coordinators, Dialect.ID.get(system), address -> {
            ActorRef<Bundle> receiver = resolver.resolveActorRef(address + "/system/" + NAME);
            return new Bundler(receiver::tell, dispatcher,
                    (nanos, work) -> alarms.schedule(work, nanos, TimeUnit.NANOSECONDS), System::nanoTime, gapNanos);
        }));
    }

    private static long gapUs(ActorSystem<?> system) {
        long gapUs = system.settings().config().getLong("weft.sharding.bundle-gap-us");
        if (gapUs < 0 || gapUs > MOST_GAP_US) {
            throw new IllegalArgumentException("weft.sharding.bundle-gap-us must be 0 to " + MOST_GAP_US + ", but is " + gapUs);
        }
        return gapUs;
    }

    /** Pekko's own scheduler is too coarse: it looks every 10 ms. */
    private static ScheduledThreadPoolExecutor alarms(ActorSystem<?> system) {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "weft-bundles");
            thread.setDaemon(true);
            return thread;
        });
        alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        alarms.setRejectedExecutionHandler((work, executor) -> { });
        system.getWhenTerminated().whenComplete((done, error) -> alarms.shutdown());
        return alarms;
    }

    /** @param entities told each message that comes; must not block */
    public void receive(BiConsumer<EntityId, Message> entities) {
        Behavior<Object> receiver = Behaviors.receive(Object.class)
                .onMessage(Bundle.class, bundle -> {
                    bundle.items().forEach(item -> entities.accept(item.entity(), item.message()));
                    return Behaviors.same();
                })
                .build();
        // Without it the node would be deaf, and nobody would notice.
        system.systemActorOf(Behaviors.supervise(receiver).onFailure(SupervisorStrategy.restart()), NAME, DISPATCHER);
    }
}
