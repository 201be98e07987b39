package io.weft.actors.sharding;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.weft.actors.entity.EntityListener;
import io.weft.actors.entity.EntityRole;
import io.weft.actors.fake.CountingMachine;
import io.weft.actors.fake.ManualJournal;
import io.weft.actors.fake.RelayMachine;
import io.weft.actors.placement.MoveRequests;
import io.weft.protocol.effects.Effects;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.route.ClusterIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A node of a real cluster with fake machines, in which every message is serialized even if it stays at home. */
final class TestNode implements AutoCloseable {

    static final int SHARDS = 5;
    static final int COORDINATORS = 2;

    final ManualJournal journal;
    final List<EntityId> served = new CopyOnWriteArrayList<>();
    final List<EntityId> stopped = new CopyOnWriteArrayList<>();
    final List<Throwable> fatal = new CopyOnWriteArrayList<>();
    final List<ShardMessage> stepped = new CopyOnWriteArrayList<>();
    final Set<String> threads = ConcurrentHashMap.newKeySet();
    final ActorSystem<Void> system;
    final Sender sender;
    final MoveRequests moves;

    private TestNode(ManualJournal journal, int minNodes, String settings) {
        this.journal = journal;
        system = ActorSystem.create(Behaviors.empty(), "weft", config(settings));
        EntityRoles roles = new EntityRoles(
                new EntityRole<>(EntityId.Role.SHARD, ShardMessage.class, Listening::new),
                new EntityRole<>(EntityId.Role.COORDINATOR, CoordinatorMessage.class,
                        entity -> new RelayMachine(entity, SHARDS)));
        RunningEntities entities = EntitySharding.start(system, new ClusterIdentity(SHARDS, COORDINATORS, 1, 2), minNodes, roles, journal,
                InstantSource.system(), (entity, cause) -> fatal.add(cause), new Lives());
        sender = entities.sender();
        moves = entities.moves();
    }

    static TestNode alone() {
        TestNode node = new TestNode(ManualJournal.endingAtOnce(), 1, "");
        SingleNodeCluster.join(node.system);
        return node;
    }

    /** Two nodes, over which the entities are spread from the start. */
    static List<TestNode> pair() {
        ManualJournal journal = ManualJournal.endingAtOnce();
        List<TestNode> pair = List.of(new TestNode(journal, 2, ""), new TestNode(journal, 2, ""));
        Address first = Cluster.get(pair.get(0).system).selfMember().address();
        pair.forEach(node -> Cluster.get(node.system).manager().tell(Join.create(first)));
        return pair;
    }

    private static Config config(String settings) {
        return ConfigFactory.parseString("""
                pekko.actor.serialize-messages = on
                weft.sharding.wake-interval-ms = 200
                """ + settings)
                .withFallback(ConfigFactory.parseResources("weft-pekko.conf"))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
    }

    static List<EntityId> allEntities() {
        return Stream.concat(IntStream.range(0, SHARDS).mapToObj(EntityId::shard),
                IntStream.range(0, COORDINATORS).mapToObj(EntityId::coordinator)).toList();
    }

    void awaitAllServing() {
        await().atMost(Duration.ofSeconds(30)).until(() -> served.containsAll(allEntities()));
    }

    /** Within what all phases of a shutdown may take together. */
    @Override
    public void close() {
        system.terminate();
        await().atMost(Duration.ofSeconds(60)).until(() -> system.getWhenTerminated().toCompletableFuture().isDone());
    }

    private final class Listening extends CountingMachine {

        Listening(EntityId entity) {
            super(entity, new CopyOnWriteArrayList<>(), new AtomicLong(Long.MAX_VALUE));
        }

        @Override
        public void step(ShardMessage message, long nowMs, Effects<String> out) {
            stepped.add(message);
            super.step(message, nowMs, out);
        }
    }

    private final class Lives implements EntityListener {

        @Override
        public void serving(EntityId entity) {
            threads.add(Thread.currentThread().getName());
            served.add(entity);
        }

        @Override
        public void stopped(EntityId entity) {
            stopped.add(entity);
        }
    }
}
