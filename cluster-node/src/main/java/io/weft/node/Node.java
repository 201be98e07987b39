package io.weft.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import io.weft.actors.GatewayParty;
import io.weft.actors.cluster.WireVersion;
import io.weft.actors.entity.EntityRole;
import io.weft.actors.entity.EntitySettings;
import io.weft.actors.entity.LocalEntities;
import io.weft.actors.serialization.WireTraffic;
import io.weft.actors.sharding.EntityRoles;
import io.weft.actors.sharding.EntitySharding;
import io.weft.actors.sharding.RunningEntities;
import io.weft.node.gateway.Gateway;
import io.weft.node.grpc.GrpcServer;
import io.weft.node.operations.EntityPlaces;
import io.weft.node.settings.NodeSettings;
import io.weft.node.statistics.PartCounts;
import io.weft.node.statistics.TrafficCounts;
import io.weft.protocol.coordinator.CoordinatorMachine;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ShardMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.remote.RemoteTransportException;
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
    private ActorSystem<Void> system;
    private int port;

    private Node(NodeSettings settings, boolean isJournalShared, FatalHandler fatal) {
        this.settings = settings;
        this.fatal = fatal;
        this.serving = new EntitiesServing(settings.ledger().shards(), settings.ledger().coordinators());
        this.failures = new Failures(fatal, isJournalShared, serving::giveUp);
    }

    /**
     * Blocks until the node serves.
     *
     * @param fatal is told when the node must not go on
     * @throws CannotStart if it does not come to serve; what was started is stopped again
     */
    public static Node start(NodeSettings settings, FatalHandler fatal) throws InterruptedException {
        JournalSource source = settings.sharedJournal()
                .<JournalSource>map(shared -> new ClusterJournal(shared.cassandra()))
                .orElseGet(() -> new EmbeddedJournal(settings.journal()));
        return start(settings, source, fatal);
    }

    /** The same, on another journal than that of {@code weft.journal}. */
    public static Node start(NodeSettings settings, JournalSource source, FatalHandler fatal) throws InterruptedException {
        Node node = new Node(settings, source.isShared(), fatal);
        boolean started = false;
        try {
            node.startParts(source);
            started = true;
            return node;
        } finally {
            if (!started) {
                node.close();
            }
        }
    }

    private void startParts(JournalSource source) throws InterruptedException {
        JournalSource.Opened opened = openJournal(source);
        Journal journal = opened.journal();
        // It may be of an earlier node; with an embedded journal it is certain now that this one has ended.
        settings.grpc().portFile().ifPresent(Node::removePortFile);
        ClusterIdentity identity = Identity.of(journal, settings.ledger());
        Placement placement = new Placement(identity);
        LOG.info("Ledger of {} in {}", identity, source.place());
        system = startSystem();
        RunningEntities entities = startEntities(system, journal, identity, placement);
        checkpointBeforeHandOver(entities.local());
        Membership.enter(system, settings.cluster(), Membership.agreement(settings.cluster(), identity, source.mustAgree()));
        awaitEntities();
        Gateway gateway = Gateway.start(system, Props.empty().withDispatcherFromConfig(EntitySettings.DISPATCHER),
                settings.gateway(), placement, entities.sender(), GatewayParty::new, failures::gatewayFailed);
        serve(gateway, new PartCounts(opened.counts(), () -> trafficOf(WireTraffic.of(system)), serving::here),
                new ClusterPlaces(identity, entities));
        failures.started();
    }

    private JournalSource.Opened openJournal(JournalSource source) {
        if (!settings.cluster().isAlone() && !source.isShared()) {
            throw new CannotStart(ExitCode.SETTINGS, "weft.cluster.port is " + settings.cluster().port()
                    + ", so others may join, but the journal in " + source.place() + " is this node's alone: leave the port"
                    + " at 0, or give all nodes a journal that they share", null);
        }
        JournalSource.Opened opened = source.open(cause -> failures.journalFailed(source.place(), cause));
        teardown.add("journal", opened.journal());
        return opened;
    }

    private ActorSystem<Void> startSystem() {
        ActorSystem<Void> created = createSystem();
        teardown.add("actor system", () -> {
            stopping = true;
            created.terminate();
            created.getWhenTerminated().toCompletableFuture().get(settings.process().stopTimeoutMs(), TimeUnit.MILLISECONDS);
        });
        created.getWhenTerminated().thenRun(() -> {
            if (!stopping) {
                endedByItself(created);
            }
        });
        return created;
    }

    private void endedByItself(ActorSystem<?> system) {
        boolean downed = CoordinatedShutdown.get(system).getShutdownReason()
                .filter(CoordinatedShutdown.clusterDowningReason()::equals).isPresent();
        if (downed) {
            fatal.end(ExitCode.DOWNED, "the other nodes could not reach this one, or it could not reach enough of them, and they"
                    + " go on without it; what was acknowledged is safe: start it again", null);
        } else {
            fatal.end(ExitCode.UNEXPECTED, "the actor system has ended by itself", null);
        }
    }

    private ActorSystem<Void> createSystem() {
        try {
            return ActorSystem.create(Behaviors.empty(), "weft", withRole(settings.config()));
        } catch (RemoteTransportException e) {
            throw new CannotStart(ExitCode.ADDRESS_TAKEN, "can't listen on " + settings.cluster().address()
                    + " (weft.cluster.host, weft.cluster.port): " + rootMessage(e), e);
        } catch (ConfigException e) {
            throw new CannotStart(ExitCode.SETTINGS, "a setting of Pekko can't be used: " + e.getMessage(), e);
        }
    }

    /** Beside those that the settings give it. */
    private static Config withRole(Config config) {
        List<String> roles = new ArrayList<>(config.getStringList("pekko.cluster.roles"));
        roles.add(WireVersion.role());
        return config.withValue("pekko.cluster.roles", ConfigValueFactory.fromIterable(roles));
    }

    private RunningEntities startEntities(ActorSystem<?> system, Journal journal, ClusterIdentity identity, Placement placement) {
        EntityRoles roles = new EntityRoles(
                new EntityRole<>(EntityId.Role.SHARD, ShardMessage.class,
                        entity -> new ShardMachine(entity.index(), placement, settings.ledger().shard())),
                new EntityRole<>(EntityId.Role.COORDINATOR, CoordinatorMessage.class,
                        entity -> new CoordinatorMachine(entity.index(), placement, settings.ledger().coordinator())));
        return EntitySharding.start(system, identity, settings.cluster().minMembers(), roles, journal, InstantSource.system(),
                failures::entityFailed, serving);
    }

    /** While they still serve: whoever takes them over then finds little to read behind it, and they are away for the shorter. */
    private void checkpointBeforeHandOver(LocalEntities entities) {
        long timeoutMs = settings.process().checkpointMs();
        if (settings.cluster().isAlone() || timeoutMs == 0) {
            return;
        }
        teardown.add("checkpoints", () -> {
            try {
                entities.takeCheckpoints().get(timeoutMs, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.info("Goes on without all checkpoints, after {} ms (weft.process.checkpoint-ms)", timeoutMs);
            }
        });
    }

    /** Alone, a node serves all or nothing. In a cluster, a shard that is away must not keep it from serving the rest. */
    private void awaitEntities() throws InterruptedException {
        long timeoutMs = settings.process().startTimeoutMs();
        boolean alone = settings.cluster().isAlone();
        Set<EntityId> missing = alone ? serving.await(timeoutMs)
                : serving.awaitMost(timeoutMs, settings.cluster().serveWithoutAfterMs());
        failures.requireNone();
        boolean none = missing.size() == settings.ledger().shards() + settings.ledger().coordinators();
        if (none || alone && !missing.isEmpty()) {
            throw new CannotStart(ExitCode.NOT_READY, "not recovered within " + timeoutMs
                    + " ms (weft.process.start-timeout-ms): " + missing, null);
        }
        if (!missing.isEmpty()) {
            LOG.warn("Serving, though these serve on no node so far: {}", missing);
        }
    }

    private static TrafficCounts trafficOf(WireTraffic traffic) {
        return new TrafficCounts(traffic.messages(), traffic.bytes());
    }

    private void serve(Gateway gateway, PartCounts parts, EntityPlaces places) {
        try {
            GrpcServer server = GrpcServer.start(settings.grpc(), settings.gateway(), gateway, Version.read(), parts, places);
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

    /** How many shards and coordinators serve on this node now; in a cluster it changes by itself. */
    public int entitiesHere() {
        return serving.here().entities();
    }

    /** Host and port at which it serves. */
    public String address() {
        return settings.grpc().host() + ":" + port;
    }

    /**
     * Has this done when the process is told to end, before its connections to other nodes are closed: of hooks that only Java
     * knows, Pekko's own would close them at once, and nothing could be handed over.
     */
    void atEndOfProcess(Runnable stop) {
        CoordinatedShutdown.get(system).addJvmShutdownHook(stop);
    }

    /** Takes nothing new, answers what it has taken within the time set for it, and stops. Blocks. Idempotent. */
    @Override
    public void close() {
        teardown.run();
    }
}
