package io.weft.protocol.shard;

import io.weft.protocol.driver.MachineDriver;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAccounts;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.evaluate.EvaluationLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shard 0 of two, with accounts that live there, one that lives elsewhere, and an asset issued here. */
final class ShardDriver {

    static final long START_MS = 1_700_000_000_000L;
    static final Placement PLACEMENT = new Placement(new ClusterIdentity(2, 1, 1, 2));
    static final AccountId ISSUER = account(0, 0);
    static final AccountId ALICE = account(0, 1);
    static final AccountId BOB = account(0, 2);
    static final AccountId REMOTE = account(1, 0);
    static final AssetId COIN = new AssetId(ISSUER, 1);

    final MachineDriver<ShardMessage, ShardRecord> machine;
    private long sequence;
    private long requests;

    ShardDriver() {
        this(settings(1000, 1000, 1000));
    }

    ShardDriver(ShardSettings settings) {
        machine = new MachineDriver<>(START_MS, () -> new ShardMachine(0, PLACEMENT, settings));
        execute(new Step.OpenAccount(ISSUER), new Step.CreateAsset(COIN, 2), new Step.OpenAccount(ALICE),
                new Step.OpenAccount(BOB), new Step.Transfer(ISSUER, ALICE, COIN, Quantity.of(100)));
    }

    static ShardSettings settings(int maxPrepared, int maxWaiting, int maxMarks) {
        return settings(maxPrepared, maxWaiting, maxMarks, 3);
    }

    static ShardSettings settings(int maxPrepared, int maxWaiting, int maxMarks, int maxPerAccount) {
        return new ShardSettings(maxPrepared, maxWaiting, 2, Math.max(maxMarks, maxPrepared + 1), 3_600_000, 60_000, 2_000, 100,
                1_000, new EvaluationLimits(3_600_000, maxPerAccount, Math.min(maxPerAccount, 3)));
    }

    /** The n-th account of a shard. */
    static AccountId account(int shard, int n) {
        for (long i = 0, found = 0; ; i++) {
            AccountId id = new AccountId(i, 7, 7);
            if (PLACEMENT.shardOf(id) == shard && found++ == n) {
                return id;
            }
        }
    }

    /** Ids made later are younger. */
    TxId newTxId() {
        return TxId.of(machine.nowMs(), (int) ++sequence, sequence);
    }

    static Step.Transfer pay(AccountId from, AccountId to, long amount) {
        return new Step.Transfer(from, to, COIN, Quantity.of(amount));
    }

    Outcome execute(Step... steps) {
        return outcome(submit(new Transaction(newTxId(), List.of(steps))));
    }

    List<Message> submit(Transaction transaction) {
        ReplyTo replyTo = new ReplyTo(machine.party(), requests++);
        return machine.step(new Submit(List.of(new Submit.Item(transaction, Digest.of(transaction), replyTo))));
    }

    /** The one outcome among the messages; null if there is none. */
    static Outcome outcome(List<Message> sent) {
        return sent.stream().filter(GatewayMessage.Outcomes.class::isInstance).map(GatewayMessage.Outcomes.class::cast)
                .flatMap(answer -> answer.items().stream()).map(GatewayMessage.Outcomes.Item::outcome).findFirst().orElse(null);
    }

    Prepare.Item prepareItem(TxId txId, long attempt, Step... steps) {
        List<Prepare.PlacedStep> placed = new ArrayList<>();
        for (Step step : steps) {
            placed.add(new Prepare.PlacedStep(placed.size(), step));
        }
        return new Prepare.Item(txId, Digest.of(new Transaction(txId, List.of(steps))), attempt(attempt), placed);
    }

    static Attempt attempt(long sequence) {
        return new Attempt(0, 1, sequence);
    }

    /** The vote on a prepare; null if there is none yet. */
    Ballot prepare(TxId txId, long attempt, Step... steps) {
        return ballot(machine.step(new Prepare(List.of(prepareItem(txId, attempt, steps)))), txId);
    }

    static Ballot ballot(List<Message> sent, TxId txId) {
        return sent.stream().filter(Votes.class::isInstance).map(Votes.class::cast).flatMap(votes -> votes.votes().stream())
                .filter(vote -> vote.txId().equals(txId)).map(vote -> vote.ballot()).findFirst().orElse(null);
    }

    List<Message> decide(TxId txId, long attempt, boolean commit) {
        return machine.step(new Decide(List.of(new Decide.Item(txId, attempt(attempt), commit))));
    }

    List<Message> read(AccountId account, ReadMode mode) {
        return machine.step(new ReadAccount(account, mode, new ReplyTo(machine.party(), requests++)));
    }

    /** In one message. */
    List<Message> readTogether(ReadMode mode, AccountId... accounts) {
        return machine.step(new ReadAccounts(Arrays.stream(accounts)
                .map(account -> new ReadAccount(account, mode, new ReplyTo(machine.party(), requests++))).toList()));
    }

    static GatewayMessage.AccountState state(List<Message> sent) {
        return sent.stream().filter(GatewayMessage.AccountState.class::isInstance).map(GatewayMessage.AccountState.class::cast)
                .findFirst().orElse(null);
    }

    /** The posted balance in {@link #COIN}, read exactly; it must be free to be read. */
    Quantity balance(AccountId account) {
        return state(read(account, ReadMode.EXACT)).balances().stream().filter(balance -> balance.asset().equals(COIN))
                .map(GatewayMessage.BalanceState::posted).findFirst().orElse(Quantity.ZERO);
    }
}
