package io.weft.actors.sharding;

import io.weft.actors.bundle.Bundles;
import io.weft.actors.entity.EntityCommand;
import io.weft.actors.entity.EntityEnvironment;
import io.weft.actors.entity.EntityListener;
import io.weft.actors.entity.EntityRole;
import io.weft.actors.entity.EntitySettings;
import io.weft.actors.entity.EntityShell;
import io.weft.actors.entity.FatalHandler;
import io.weft.actors.entity.LocalEntities;
import io.weft.actors.placement.LoadAllocation;
import io.weft.actors.placement.LoadBoard;
import io.weft.actors.placement.LoadReporter;
import io.weft.actors.placement.MoveRequests;
import io.weft.actors.placement.Mover;
import io.weft.actors.placement.Movers;
import io.weft.actors.placement.PlacementSettings;
import io.weft.actors.placement.Placements;
import io.weft.actors.serialization.SerializationChecks;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.message.Message;
import io.weft.protocol.route.ClusterIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spreads all shards and coordinators over the nodes of the cluster, starts them, and keeps them alive. */
public final class EntitySharding {

    private static final Logger LOG = LoggerFactory.getLogger(EntitySharding.class);
    static final EntityTypeKey<EntityCommand> SHARD = EntityTypeKey.create(EntityCommand.class, "shard");
    static final EntityTypeKey<EntityCommand> COORDINATOR = EntityTypeKey.create(EntityCommand.class, "coordinator");

    private EntitySharding() {}

    /**
     * To be called once on each node; the entities come up when the node is a member of the cluster. They stop when the
     * actor system terminates, each after the append that it had under way, and other nodes take them over, if there are any.
     *
     * @param minNodes     before so many nodes are ready to take entities, this one wakes none
     * @param fatalHandler see there
     * @param listener     is told of the entities on this node
     * @throws IllegalStateException    if the settings of the system are not safe, see {@link SerializationChecks}
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public static RunningEntities start(ActorSystem<?> system, ClusterIdentity identity, int minNodes, EntityRoles roles,
            Journal journal, InstantSource clock, FatalHandler fatalHandler, EntityListener listener) {
        SerializationChecks.requireSafe(system);
        EntitySettings settings = EntitySettings.of(system.settings().config());
        PlacementSettings placement = PlacementSettings.of(system.settings().config());
        Duration wakeInterval = wakeInterval(system);
        LocalEntities local = new LocalEntities(identity.shards(), identity.coordinators());
        Bundles bundles = Bundles.of(system, identity.shards(), identity.coordinators());
        ClusterSender sender = new ClusterSender(local, bundles.remote());
        bundles.receive(sender::hereOrRegion);
        EntityEnvironment environment = new EntityEnvironment(journal, sender, clock, System::nanoTime, settings,
                fatalHandler, listener, local);
        LoadBoard board = new LoadBoard();
        Movers movers = new Movers(Adapter.toClassic(system));
        Placements placements = new Placements(placement, board, movers::tell, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        ActorRef<ShardingEnvelope<EntityCommand>> shards =
                region(system, SHARD, roles.shards(), identity.shards(), environment, placements);
        ActorRef<ShardingEnvelope<EntityCommand>> coordinators =
                region(system, COORDINATOR, roles.coordinators(), identity.coordinators(), environment, placements);
        sender.connect(shards, coordinators);
        new FallingSilent(system, sender, local, List.of(shards, coordinators)).atShutdown();
        system.systemActorOf(LoadReporter.create(local, bundles.remote(), board, listener, placement.reportIntervalMs()), LoadReporter.NAME,
                Props.empty());
        system.systemActorOf(Mover.create(placements, local, movers, placement.checkpointMs() > 0), Mover.NAME, Props.empty());
        system.systemActorOf(
                EntityKeeper.create(all(identity), sender::wake, wakeInterval, () -> Regions.areAtLeast(minNodes, system)),
                "weft-entity-keeper", Props.empty());
        return new RunningEntities(sender, board, local, new MoveRequests(identity, board, movers, cluster(system)));
    }

    private static List<EntityId> all(ClusterIdentity identity) {
        return Stream.concat(IntStream.range(0, identity.coordinators()).mapToObj(EntityId::coordinator),
                IntStream.range(0, identity.shards()).mapToObj(EntityId::shard)).toList();
    }

    private static Duration wakeInterval(ActorSystem<?> system) {
        long wakeIntervalMs = system.settings().config().getLong("weft.sharding.wake-interval-ms");
        if (wakeIntervalMs < 100) {
            throw new IllegalArgumentException(
                    "weft.sharding.wake-interval-ms must be at least 100, but is " + wakeIntervalMs);
        }
        return Duration.ofMillis(wakeIntervalMs);
    }

    private static <M extends Message> ActorRef<ShardingEnvelope<EntityCommand>> region(ActorSystem<?> system,
            EntityTypeKey<EntityCommand> key, EntityRole<M, ?> role, int count, EntityEnvironment environment,
            Placements placements) {
        return ClusterSharding.get(system).init(
                Entity.of(key, context -> entity(context.getEntityId(), role, count, environment))
                        .withMessageExtractor(new OneEntityPerShard())
                        .withEntityProps(EntityShell.props())
                        .withAllocationStrategy(new LoadAllocation(role.role(), placements, cluster(system)))
                        .withStopMessage(EntityCommand.STOP));
    }

    private static Cluster cluster(ActorSystem<?> system) {
        return Cluster.get(Adapter.toClassic(system));
    }

    private static <M extends Message> Behavior<EntityCommand> entity(String id, EntityRole<M, ?> role, int count,
            EntityEnvironment environment) {
        int index = id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
        if (index < 0 || index >= count) {
            LOG.error("there is no {} \"{}\", only 0 to {}: another node must have other settings",
                    role.role(), id, count - 1);
            return Behaviors.stopped();
        }
        return EntityShell.create(new EntityId(role.role(), index), role, environment);
    }
}
