package io.weft.node;

import com.typesafe.config.ConfigException;
import io.weft.actors.GatewayParty;
import io.weft.actors.entity.EntityRole;
import io.weft.actors.entity.EntitySettings;
import io.weft.actors.sharding.EntityRoles;
import io.weft.actors.sharding.EntitySharding;
import io.weft.actors.sharding.SingleNodeCluster;
import io.weft.node.gateway.Gateway;
import io.weft.node.grpc.GrpcServer;
import io.weft.node.settings.NodeSettings;
import io.weft.node.statistics.JournalCounts;
import io.weft.persistence.rocksdb.CheckpointMetrics;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.persistence.rocksdb.RocksJournal;
import io.weft.persistence.rocksdb.RocksJournalMetrics;
import io.weft.protocol.coordinator.CoordinatorMachine;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ShardMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: journal, entities, gateway, gRPC server, started in this order and stopped in the reverse. Several may
 * run in one process, on different directories and ports.
 */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final NodeSettings settings;
    private final FatalHandler fatal;
    private final EntitiesServing serving;
    private final Failures failures;
    private final Teardown teardown = new Teardown();
    private volatile boolean stopping;
    private int port;

    private Node(NodeSettings settings, FatalHandler fatal) {
        this.settings = settings;
        this.fatal = fatal;
        this.serving = new EntitiesServing(settings.ledger().shards(), settings.ledger().coordinators());
        this.failures = new Failures(fatal, serving::giveUp);
    }

    /**
     * Blocks until the node serves.
     *
     * @param fatal is told when the node must not go on
     * @throws CannotStart if it does not come to serve; what was started is stopped again
     */
    public static Node start(NodeSettings settings, FatalHandler fatal) throws InterruptedException {
        Node node = new Node(settings, fatal);
        boolean started = false;
        try {
            node.startParts();
            started = true;
            return node;
        } finally {
            if (!started) {
                node.close();
            }
        }
    }

    private void startParts() throws InterruptedException {
        RocksJournal journal = openJournal();
        // Only now is it certain that no other node, which this file may belong to, serves this ledger.
        settings.grpc().portFile().ifPresent(Node::removePortFile);
        ClusterIdentity identity = Identity.of(journal, settings.ledger());
        Placement placement = new Placement(identity);
        LOG.info("Ledger of {} in {}", identity, settings.journal().directory());
        ActorSystem<Void> system = startSystem();
        Sender sender = startEntities(system, journal, identity, placement);
        Gateway gateway = Gateway.start(system, Props.empty().withDispatcherFromConfig(EntitySettings.DISPATCHER),
                settings.gateway(), placement, sender, GatewayParty::new, failures::gatewayFailed);
        serve(gateway, () -> Optional.of(countsOf(journal)));
        failures.started();
    }

    private RocksJournal openJournal() {
        try {
            RocksJournal journal = RocksJournal.open(settings.journal(),
                    cause -> failures.journalFailed(settings.journal().directory(), cause));
            teardown.add("journal", journal);
            return journal;
        } catch (JournalUnusable e) {
            throw new CannotStart(ExitCode.JOURNAL_UNUSABLE, e.getMessage(), e);
        } catch (JournalCorrupted e) {
            throw new CannotStart(ExitCode.JOURNAL_CORRUPTED, Failures.corrupted(e), e);
        }
    }

    private ActorSystem<Void> startSystem() {
        ActorSystem<Void> system = createSystem();
        teardown.add("actor system", () -> {
            stopping = true;
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(settings.process().stopTimeoutMs(), TimeUnit.MILLISECONDS);
        });
        system.getWhenTerminated().thenRun(() -> {
            if (!stopping) {
                fatal.end(ExitCode.UNEXPECTED, "the actor system has ended by itself", null);
            }
        });
        return system;
    }

    private ActorSystem<Void> createSystem() {
        try {
            return ActorSystem.create(Behaviors.empty(), "weft", settings.config());
        } catch (ConfigException e) {
            throw new CannotStart(ExitCode.SETTINGS, "a setting of Pekko can't be used: " + e.getMessage(), e);
        }
    }

    private Sender startEntities(ActorSystem<?> system, Journal journal, ClusterIdentity identity, Placement placement)
            throws InterruptedException {
        EntityRoles roles = new EntityRoles(
                new EntityRole<>(EntityId.Role.SHARD, ShardMessage.class,
                        entity -> new ShardMachine(entity.index(), placement, settings.ledger().shard())),
                new EntityRole<>(EntityId.Role.COORDINATOR, CoordinatorMessage.class,
                        entity -> new CoordinatorMachine(entity.index(), placement, settings.ledger().coordinator())));
        Sender sender = EntitySharding.start(system, identity, roles, journal, InstantSource.system(),
                failures::entityFailed, serving);
        SingleNodeCluster.join(system);
        Set<EntityId> missing = serving.await(settings.process().startTimeoutMs());
        failures.requireNone();
        if (!missing.isEmpty()) {
            throw new CannotStart(ExitCode.NOT_READY, "not recovered within " + settings.process().startTimeoutMs()
                    + " ms (weft.process.start-timeout-ms): " + missing, null);
        }
        return sender;
    }

    private static JournalCounts countsOf(RocksJournal journal) {
        RocksJournalMetrics metrics = journal.metrics();
        CheckpointMetrics checkpoints = journal.checkpoints();
        return new JournalCounts(metrics.appendGroups(), metrics.frameBytes(), checkpoints.begun(), checkpoints.installed(),
                TimeUnit.NANOSECONDS.toMicros(checkpoints.busyNanos()));
    }

    private void serve(Gateway gateway, Supplier<Optional<JournalCounts>> journal) {
        try {
            GrpcServer server = GrpcServer.start(settings.grpc(), settings.gateway(), gateway, Version.read(), journal);
            teardown.add("gRPC server", () -> server.stop(settings.process().drainMs()));
            port = server.port();
        } catch (IOException e) {
            throw new CannotStart(ExitCode.ADDRESS_TAKEN, "can't listen on " + settings.grpc().host() + ":"
                    + settings.grpc().port() + " (weft.grpc.host, weft.grpc.port): " + rootMessage(e), e);
        }
        settings.grpc().portFile().ifPresent(this::writePortFile);
    }

    private void writePortFile(Path file) {
        try {
            teardown.add("port file", PortFile.write(file, port));
        } catch (IOException e) {
            throw new CannotStart(ExitCode.SETTINGS, "can't write " + file + " (weft.grpc.port-file): " + e, e);
        }
    }

    private static void removePortFile(Path file) {
        try {
            PortFile.removeLeftOver(file);
        } catch (IOException e) {
            throw new CannotStart(ExitCode.SETTINGS, "can't remove " + file + " (weft.grpc.port-file): " + e, e);
        }
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Failures.messageOf(root);
    }

    public int port() {
        return port;
    }

    /** Host and port at which it serves. */
    public String address() {
        return settings.grpc().host() + ":" + port;
    }

    /** Takes nothing new, answers what it has taken within the time set for it, and stops. Blocks. Idempotent. */
    @Override
    public void close() {
        teardown.run();
    }
}
