package io.weft.simulator.client;

import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.route.Placement;
import io.weft.protocol.route.Route;
import io.weft.simulator.audit.Attempted;
import io.weft.simulator.audit.History;
import io.weft.simulator.audit.Names;
import io.weft.simulator.cluster.Cluster;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.world.Chance;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/** All clients of a run. */
public final class Clients {

    private static final int MAX_HOLDS = 1_000;

    private final World world;
    private final Plan plan;
    private final Placement placement;
    private final Chance chance;
    private final History history;
    private final Map<Long, Question> questions = new HashMap<>();
    private final Map<Long, Long> sentMs = new HashMap<>();
    private final Map<Transaction, Execution> executions = new LinkedHashMap<>();
    private final Map<Batch, List<Submit.Item>> batches = new LinkedHashMap<>();
    private final Map<TxId, Integer> contents = new HashMap<>();
    private Cluster cluster;
    private ToIntBiFunction<String, Integer> gateways;
    private int open;

    /** Transactions that go the same way at the same time travel together. */
    private record Batch(int gateway, EntityId target) {}

    public Clients(World world, Plan plan, Placement placement, Chance chance, History history) {
        this.world = world;
        this.plan = plan;
        this.placement = placement;
        this.chance = chance;
        this.history = history;
    }

    /** To be called once, before anything is asked. */
    public void connect(Cluster to) {
        cluster = to;
    }

    /** From now on the node through which a try goes follows from the name of its question and its number, not from chance. */
    public void sendThrough(ToIntBiFunction<String, Integer> nodes) {
        gateways = nodes;
    }

    /** Questions without a final answer. */
    public int open() {
        return open;
    }

    /** For people: what is not answered. */
    public String describeOpen() {
        StringBuilder text = new StringBuilder();
        questions.values().stream().distinct().filter(question -> !question.isSettled())
                .forEach(question -> text.append(' ').append(question.name()));
        return text.toString().trim();
    }

    public void act(Action action) {
        if (action instanceof Action.Execute execute) {
            execute(execute.transaction());
        } else if (action instanceof Action.Repeat repeat) {
            repeat(repeat.transaction());
        } else if (action instanceof Action.SendMalformed malformed) {
            sendMalformed(malformed.transaction());
        } else if (action instanceof Action.Cancel cancel) {
            ask(new Cancellation(this, cancel.txId(), Names.of(cancel.txId())));
        } else if (action instanceof Action.ReadAccount read) {
            readAccount(read.account(), read.latest(), false);
        } else if (action instanceof Action.ReadHolds read) {
            ask(new Reading.OfHolds(this, read.account()));
        } else if (action instanceof Action.ReadAsset read) {
            ask(new Reading.OfAsset(this, read.asset()));
        } else {
            ask(new Finding(this, ((Action.Find) action).transaction()));
        }
    }

    private void execute(Transaction transaction) {
        if (history.transaction(transaction) != null) {
            return;
        }
        int content = contents.merge(transaction.id(), 1, Integer::sum);
        String name = Names.of(transaction.id()) + "'".repeat(content - 1);
        Attempted attempted = new Attempted(name, transaction, world.nextInstant(), world.nowMs());
        history.add(attempted);
        Execution execution = new Execution(this, attempted);
        executions.put(transaction, execution);
        ask(execution);
    }

    /** A late duplicate: nobody waits for its answer, but it is noted. */
    private void repeat(Transaction transaction) {
        Execution execution = executions.get(transaction);
        if (execution != null) {
            execution.sendOnceMore();
        }
    }

    private void sendMalformed(Transaction transaction) {
        Attempted attempted = new Attempted("malformed", transaction, world.nextInstant(), world.nowMs());
        history.addMalformed(transaction);
        submit(chance.below(plan.shape().nodes(), transaction.id().low(), 0, 0), attempted, newRequest(new Execution(this, attempted), 1));
    }

    public void readAccount(AccountId account, boolean latest, boolean isFinal) {
        ask(new Reading.OfAccount(this, account, latest, isFinal));
    }

    private void ask(Question question) {
        open++;
        question.send();
    }

    void settled() {
        open--;
    }

    World world() {
        return world;
    }

    History history() {
        return history;
    }

    /** For a question that is asked now. */
    long unusedKey(String name) {
        long key = Chance.keyOf(name, world.nowMs());
        return questions.containsKey(key + 1) ? unusedKey(name + "*") : key;
    }

    /** A number for a try of a question: its answer will name it. */
    long newRequest(Question question, int tryNumber) {
        long request = question.key() + tryNumber;
        questions.put(request, question);
        sentMs.put(request, world.nowMs());
        return request;
    }

    /** When the try of this number was sent. */
    long sentMs(long request) {
        return sentMs.get(request);
    }

    /** From 0 to {@code bound} − 1, the same for the same try of the same question. */
    int luck(int bound, Question question, int tryNumber, int salt) {
        return chance.below(bound, question.key(), tryNumber, salt);
    }

    int gatewayFor(Question question, int tryNumber) {
        return gateways == null ? luck(plan.shape().nodes(), question, tryNumber, 1)
                : gateways.applyAsInt(question.name(), tryNumber);
    }

    void submit(int gateway, Attempted attempted, long request) {
        Transaction transaction = attempted.transaction();
        Batch batch = new Batch(gateway, targetOf(transaction));
        List<Submit.Item> items = batches.computeIfAbsent(batch, b -> new ArrayList<>());
        if (items.isEmpty()) {
            world.after(1, () -> flush(batch));
        }
        items.add(new Submit.Item(transaction, attempted.digest(), new ReplyTo(cluster.caller(gateway), request)));
    }

    private void flush(Batch batch) {
        cluster.request(batch.gateway(), batch.target(), new Submit(List.copyOf(batches.remove(batch))));
    }

    private EntityId targetOf(Transaction transaction) {
        Route route = placement.routeOf(transaction);
        return route instanceof Route.ToShard shard ? EntityId.shard(shard.shard())
                : EntityId.coordinator(((Route.ToCoordinator) route).coordinator());
    }

    void cancel(int gateway, TxId txId, long request) {
        EntityId coordinator = EntityId.coordinator(placement.coordinatorOf(txId));
        send(gateway, coordinator, new CoordinatorMessage.Cancel(txId, new ReplyTo(cluster.caller(gateway), request)));
    }

    void find(int gateway, Transaction transaction, long request) {
        send(gateway, targetOf(transaction), new FindTransaction(transaction.id(), new ReplyTo(cluster.caller(gateway), request)));
    }

    void read(int gateway, AccountId account, boolean latest, long request) {
        send(gateway, shardOf(account), new ShardMessage.ReadAccount(account, latest ? ReadMode.LATEST : ReadMode.EXACT,
                new ReplyTo(cluster.caller(gateway), request)));
    }

    void readHolds(int gateway, AccountId account, long request) {
        send(gateway, shardOf(account), new ShardMessage.ReadHolds(account, null, MAX_HOLDS,
                new ReplyTo(cluster.caller(gateway), request)));
    }

    void readAsset(int gateway, AssetId asset, long request) {
        send(gateway, shardOf(asset.issuer()), new ShardMessage.ReadAsset(asset, new ReplyTo(cluster.caller(gateway), request)));
    }

    private EntityId shardOf(AccountId account) {
        return EntityId.shard(placement.shardOf(account));
    }

    private void send(int gateway, EntityId target, Message message) {
        cluster.request(gateway, target, message);
    }

    /** An answer has come. */
    public void receive(GatewayMessage message) {
        if (message instanceof GatewayMessage.Outcomes outcomes) {
            outcomes.items().forEach(item -> ((Execution) questions.get(item.requestId())).told(item.requestId(), item.outcome()));
        } else {
            GatewayMessage.Answer answer = (GatewayMessage.Answer) message;
            questions.get(answer.requestId()).answered(answer);
        }
    }
}
