package io.weft.simulator.cluster;

import io.weft.protocol.coordinator.CoordinatorMachine;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ShardMachine;
import io.weft.simulator.cluster.ClusterObserver.Transit;
import io.weft.simulator.entity.SimulatedEntity;
import io.weft.simulator.entity.StepObserver;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.world.Chance;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Nodes with entities on them, one place for each, and what everybody believes about that. */
public final class Cluster {

    private static final int NEWS_TAKES_MS = 300;
    private static final int SLOW_NEWS_TAKES_MS = 1_500;
    private static final long WAKE_AFTER_MS = 60;
    private static final long LOCAL_MS = 1;

    private final World world;
    private final Plan plan;
    private final Placement placement;
    private final Chance chance;
    private final Network network;
    private final Journal journal;
    private final StepObserver steps;
    private final ClusterObserver observer;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<EntityId, Integer> places = new TreeMap<>();
    private final Consumer<GatewayMessage> clients;

    /** Whoever awaits an answer, behind the gateway of a node. */
    record Caller(int gateway) implements Party {}

    /** @param clients where answers to clients go */
    public Cluster(World world, Plan plan, Placement placement, Chance chance, Network network, Journal journal,
            StepObserver steps, ClusterObserver observer, Consumer<GatewayMessage> clients) {
        this.world = world;
        this.plan = plan;
        this.placement = placement;
        this.chance = chance;
        this.network = network;
        this.journal = journal;
        this.steps = steps;
        this.observer = observer;
        this.clients = clients;
        for (int i = 0; i < plan.shape().nodes(); i++) {
            nodes.add(new Node(i, world));
        }
    }

    public void start() {
        for (int i = 0; i < plan.shape().shards(); i++) {
            settle(EntityId.shard(i), i % nodes.size());
        }
        for (int i = 0; i < plan.shape().coordinators(); i++) {
            settle(EntityId.coordinator(i), (i + 1) % nodes.size());
        }
    }

    private void settle(EntityId entity, int node) {
        nodes.forEach(believer -> believer.believe(entity, node));
        places.put(entity, node);
        startHere(entity, nodes.get(node));
    }

    Node node(int index) {
        return nodes.get(index);
    }

    List<Node> nodes() {
        return nodes;
    }

    Network network() {
        return network;
    }

    Map<EntityId, Integer> places() {
        return places;
    }

    /** How far any clock was behind at most, so far; zero or less. */
    public long minClockOffsetMs() {
        return nodes.stream().mapToLong(Node::minClockOffsetMs).min().orElseThrow();
    }

    /** How far any clock was ahead at most, so far; zero or more. An entity's own time stays ahead for a while. */
    public long maxClockOffsetMs() {
        return nodes.stream().mapToLong(Node::maxClockOffsetMs).max().orElseThrow();
    }

    /** Whether a life of an entity has ended with its process. */
    boolean isGone(EntityId entity, SimulatedEntity<?, ?> life) {
        return nodes.stream().noneMatch(node -> node.entities().get(entity) == life);
    }

    void startHere(EntityId entity, Node node) {
        if (!node.isUp() || node.entities().containsKey(entity)) {
            return;
        }
        ProcessContext context = new ProcessContext(this, node, node.life(), plan.limits().entity(), journal, steps);
        SimulatedEntity<?, ?> started = entity.role() == EntityId.Role.SHARD
                ? new SimulatedEntity<>(entity, ShardMessage.class,
                        () -> new ShardMachine(entity.index(), placement, plan.limits().shard()), context)
                : new SimulatedEntity<>(entity, CoordinatorMessage.class,
                        () -> new CoordinatorMachine(entity.index(), placement, plan.limits().coordinator()), context);
        node.entities().put(entity, started);
        started.start();
    }

    /** Whoever hears of it later sends to the wrong node until then. */
    void place(EntityId entity, int to) {
        places.put(entity, to);
        for (Node believer : nodes) {
            boolean isSlow = chance.below(4, Chance.keyOf(entity) + 1, believer.index(), world.nowMs()) == 1;
            int atMostMs = isSlow ? SLOW_NEWS_TAKES_MS : NEWS_TAKES_MS;
            long newsMs = believer.index() == to ? 0 : chance.below(atMostMs, Chance.keyOf(entity), believer.index(), world.nowMs());
            world.after(newsMs, () -> believer.arrive(() -> believer.believe(entity, places.get(entity))));
        }
        startHere(entity, nodes.get(to));
    }

    /** Starts what belongs here and is not here. */
    void wakeLater(Node node) {
        node.after(WAKE_AFTER_MS, () -> places.forEach((entity, place) -> {
            node.believe(entity, place);
            if (place == node.index()) {
                startHere(entity, node);
            }
        }));
    }

    void struck(Fault fault) {
        observer.struck(fault);
    }

    /** A process stops because it must. */
    void stopProcess(Node node, long downMs) {
        node.crash();
        world.after(downMs, () -> {
            if (node.isDown()) {
                node.boot();
                wakeLater(node);
            }
        });
    }

    /** From a node to wherever it believes the entity to be. */
    void send(Node from, EntityId target, Message message) {
        int to = from.placeOf(target);
        carry(from, nodes.get(to), target, message, true);
    }

    private void carry(Node from, Node to, EntityId target, Message message, boolean mayForward) {
        Runnable delivery = () -> to.arrive(() -> arrived(to, target, message, mayForward));
        if (from == to) {
            observer.transit(Transit.SENT, target, message);
            world.after(LOCAL_MS, delivery);
        } else {
            network.send(from.index(), to.index(), target, message, delivery);
        }
    }

    private void arrived(Node node, EntityId target, Message message, boolean mayForward) {
        SimulatedEntity<?, ?> entity = node.entities().get(target);
        if (entity != null) {
            observer.delivered(target, node.index(), message);
            entity.receive(message);
        } else if (mayForward && node.placeOf(target) != node.index()) {
            observer.transit(Transit.FORWARDED, target, message);
            carry(node, nodes.get(node.placeOf(target)), target, message, false);
        } else {
            observer.transit(Transit.NOBODY_THERE, target, message);
        }
    }

    /** From a client, through the gateway of a node. */
    public void request(int gateway, EntityId target, Message message) {
        Node node = nodes.get(gateway);
        network.send(Network.CLIENTS, gateway, target, message, () -> node.arrive(() -> {
            Message admitted = Gateway.admit(message);
            if (admitted != null) {
                send(node, target, admitted);
            }
        }));
    }

    public Party caller(int gateway) {
        return new Caller(gateway);
    }

    /** To a client, through the gateway that it has asked. */
    void answer(Node from, Party party, GatewayMessage message) {
        Node gateway = nodes.get(((Caller) party).gateway());
        Runnable toClient = () -> gateway.arrive(() ->
                network.send(gateway.index(), Network.CLIENTS, null, message, () -> clients.accept(message)));
        if (from == gateway) {
            world.after(LOCAL_MS, toClient);
        } else {
            network.send(from.index(), gateway.index(), null, message, toClient);
        }
    }
}
