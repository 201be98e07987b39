package io.weft.protocol.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Route;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that sends each transaction again until it knows the outcome, and remembers what it was told. */
final class Bookkeeper {

    private static final long RETRY_MS = 700;

    private final World world;
    private final World.Client self = new World.Client(this::receive);
    private final Map<Long, Transaction> requests = new HashMap<>();
    private final Map<TxId, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<TxId, Transaction> transactions = new LinkedHashMap<>();
    private final Map<Long, AccountId> reads = new HashMap<>();
    private final Map<AccountId, GatewayMessage.AccountState> accounts = new HashMap<>();
    private long nextRequest;
    private int retryables;

    Bookkeeper(World world) {
        this.world = world;
    }

    Map<TxId, Outcome> outcomes() {
        return outcomes;
    }

    Map<TxId, Transaction> transactions() {
        return transactions;
    }

    int retryables() {
        return retryables;
    }

    TxId newTxId() {
        return TxId.of(world.nowMs(), world.random().nextInt(), world.random().nextLong());
    }

    void execute(Transaction transaction) {
        transactions.put(transaction.id(), transaction);
        send(transaction);
    }

    private void send(Transaction transaction) {
        if (outcomes.containsKey(transaction.id())) {
            return;
        }
        long request = nextRequest++;
        requests.put(request, transaction);
        Submit submit = new Submit(List.of(new Submit.Item(transaction, Digest.of(transaction), new ReplyTo(self, request))));
        Route route = world.placement().routeOf(transaction);
        if (route instanceof Route.ToShard toShard) {
            world.toShard(toShard.shard(), submit);
        } else {
            world.toCoordinator(((Route.ToCoordinator) route).coordinator(), submit);
        }
        world.after(RETRY_MS, () -> send(transaction));
    }

    void cancel(TxId txId) {
        world.toCoordinator(world.placement().coordinatorOf(txId), new Cancel(txId, new ReplyTo(self, nextRequest++)));
    }

    /** Asks until it is answered. */
    void read(AccountId account) {
        if (accounts.containsKey(account)) {
            return;
        }
        long request = nextRequest++;
        reads.put(request, account);
        world.toShard(world.placement().shardOf(account), new ReadAccount(account, ReadMode.EXACT, new ReplyTo(self, request)));
        world.after(RETRY_MS, () -> read(account));
    }

    GatewayMessage.AccountState state(AccountId account) {
        return accounts.get(account);
    }

    private void receive(GatewayMessage message) {
        if (message instanceof GatewayMessage.Outcomes answer) {
            answer.items().forEach(item -> learn(requests.get(item.requestId()).id(), item.outcome()));
        } else if (message instanceof GatewayMessage.AccountState state) {
            accounts.put(reads.get(state.requestId()), state);
        }
    }

    private void learn(TxId txId, Outcome outcome) {
        if (outcome instanceof Outcome.Retryable) {
            retryables++;
            return;
        }
        Outcome before = outcomes.put(txId, outcome);
        assertThat(before == null || before.equals(outcome)).as("%s was %s and is %s", txId, before, outcome).isTrue();
    }
}
