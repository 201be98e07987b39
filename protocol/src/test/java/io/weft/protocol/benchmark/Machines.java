package io.weft.protocol.benchmark;

import io.weft.protocol.coordinator.CoordinatorMachine;
import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.effects.Effects;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.route.Route;
import io.weft.protocol.shard.ShardMachine;
import io.weft.protocol.shard.ShardSettings;
import io.weft.protocol.shard.evaluate.EvaluationLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole ledger of machines on one thread, with a journal that is durable at once and a network that loses nothing: what
 * the protocol costs without everything around it. What is journaled is encoded, and then forgotten.
 */
final class Machines {

    private static final int SHARDS = 16;
    private static final int COORDINATORS = 4;
    private static final Party CLIENT = new Party() {};

    private final Placement placement = new Placement(new ClusterIdentity(SHARDS, COORDINATORS, 1, 2));
    private final List<Node<ShardMessage, ?>> shards = new ArrayList<>();
    private final List<Node<CoordinatorMessage, ?>> coordinators = new ArrayList<>();
    private long nowMs = 1_700_000_000_000L;
    private long requests;
    private long committed;
    private long journaledBytes;

    Machines() {
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new Node<>(new ShardMachine(i, placement, shardSettings())));
        }
        for (int i = 0; i < COORDINATORS; i++) {
            coordinators.add(new Node<>(new CoordinatorMachine(i, placement, coordinatorSettings())));
        }
    }

    private static ShardSettings shardSettings() {
        return new ShardSettings(50_000, 20_000, 8, 100_000, 60_000, 1_000, 5_000, 500, 5_000,
                new EvaluationLimits(1_000_000_000, 10_000, 1_000));
    }

    private static CoordinatorSettings coordinatorSettings() {
        return new CoordinatorSettings(50_000, 8, 100_000, 60_000, 1_000, 10_000, 1_000, 2, 250);
    }

    /** One entity with its inbox. */
    private final class Node<M extends Message, R> {

        private final EntityMachine<M, R> machine;
        private List<M> inbox = new ArrayList<>();

        Node(EntityMachine<M, R> machine) {
            this.machine = machine;
            Effects<R> out = new Effects<>();
            machine.begin(1, nowMs, out);
            leave(out);
        }

        /** Whether there was anything to do. */
        boolean run() {
            boolean isDue = machine.nextTickMs() <= nowMs;
            if (inbox.isEmpty() && !isDue) {
                return false;
            }
            Effects<R> out = new Effects<>();
            List<M> messages = inbox;
            inbox = new ArrayList<>();
            messages.forEach(message -> machine.step(message, nowMs, out));
            if (isDue) {
                machine.tick(nowMs, out);
            }
            if (out.hasRecords()) {
                journaledBytes += machine.encodeFrame(out.records()).length;
            }
            leave(out);
            return true;
        }

        private void leave(Effects<R> out) {
            out.durable();
            out.sendTo(new Network());
        }
    }

    private final class Network implements Sender {

        @Override
        public void toShard(int shard, ShardMessage message) {
            shards.get(shard).inbox.add(message);
        }

        @Override
        public void toCoordinator(int coordinator, CoordinatorMessage message) {
            coordinators.get(coordinator).inbox.add(message);
        }

        @Override
        public void toGateway(Party gateway, GatewayMessage message) {
            for (GatewayMessage.Outcomes.Item item : ((GatewayMessage.Outcomes) message).items()) {
                if (!(item.outcome() instanceof Outcome.Committed)) {
                    throw new IllegalStateException("a transaction was not committed: " + item.outcome());
                }
                committed++;
            }
        }
    }

    long nowMs() {
        return nowMs;
    }

    long journaledBytes() {
        return journaledBytes;
    }

    /** Executes them to the end, all together. */
    void execute(List<Transaction> transactions) {
        long expected = committed + transactions.size();
        submit(transactions);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (Node<ShardMessage, ?> shard : shards) {
                goesOn |= shard.run();
            }
            for (Node<CoordinatorMessage, ?> coordinator : coordinators) {
                goesOn |= coordinator.run();
            }
        }
        if (committed != expected) {
            throw new IllegalStateException("of " + transactions.size() + " only " + (transactions.size() - expected + committed));
        }
        nowMs += 40;
    }

    private void submit(List<Transaction> transactions) {
        List<List<Submit.Item>> toShards = lists(SHARDS);
        List<List<Submit.Item>> toCoordinators = lists(COORDINATORS);
        for (Transaction transaction : transactions) {
            Submit.Item item = new Submit.Item(transaction, new Digest(transaction.id().low(), 1), new ReplyTo(CLIENT, requests++));
            Route route = placement.routeOf(transaction);
            if (route instanceof Route.ToShard toShard) {
                toShards.get(toShard.shard()).add(item);
            } else {
                toCoordinators.get(((Route.ToCoordinator) route).coordinator()).add(item);
            }
        }
        for (int i = 0; i < SHARDS; i++) {
            shards.get(i).inbox.add(new Submit(toShards.get(i)));
        }
        for (int i = 0; i < COORDINATORS; i++) {
            coordinators.get(i).inbox.add(new Submit(toCoordinators.get(i)));
        }
    }

    private static List<List<Submit.Item>> lists(int count) {
        List<List<Submit.Item>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
