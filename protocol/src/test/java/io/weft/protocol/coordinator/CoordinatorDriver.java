package io.weft.protocol.coordinator;

import io.weft.protocol.driver.MachineDriver;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
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
import java.util.ArrayList;
import java.util.List;

/** The only coordinator of two shards, and a transfer from one to the other. */
final class CoordinatorDriver {

    static final long START_MS = 1_700_000_000_000L;
    static final long HOUR_MS = 3_600_000;
    private static final Placement PLACEMENT = new Placement(new ClusterIdentity(2, 1, 1, 2));

    final MachineDriver<CoordinatorMessage, CoordinatorRecord> machine;
    final Transaction transfer = transfer(1, 5);

    CoordinatorDriver() {
        this(100);
    }

    CoordinatorDriver(int maxOutcomes) {
        CoordinatorSettings settings =
                new CoordinatorSettings(3, 2, maxOutcomes, HOUR_MS, 60_000, 4_000, 1_000, 10, 100);
        machine = new MachineDriver<>(START_MS, () -> new CoordinatorMachine(0, PLACEMENT, settings));
    }

    /** Of the same id with another amount: another content. */
    static Transaction transfer(long id, long amount) {
        return transfer(TxId.of(START_MS, 1, id), amount);
    }

    static Transaction transfer(TxId txId, long amount) {
        AccountId here = accountOn(0);
        Step step = new Step.Transfer(here, accountOn(1), new AssetId(here, 1), Quantity.of(amount));
        return new Transaction(txId, List.of(step));
    }

    private static AccountId accountOn(int shard) {
        for (long i = 0; ; i++) {
            AccountId id = new AccountId(i, 0, 0);
            if (PLACEMENT.shardOf(id) == shard) {
                return id;
            }
        }
    }

    List<Message> submit(Transaction transaction, long request) {
        return machine.step(new Submit(List.of(new Submit.Item(transaction, Digest.of(transaction), replyTo(request)))));
    }

    ReplyTo replyTo(long request) {
        return new ReplyTo(machine.party(), request);
    }

    static Attempt attempt(List<Message> sent) {
        return sent.stream().filter(Prepare.class::isInstance).map(Prepare.class::cast).findFirst().orElseThrow()
                .items().get(0).attempt();
    }

    List<Message> vote(int shard, Attempt attempt, Ballot ballot) {
        return vote(shard, transfer.id(), attempt, ballot);
    }

    List<Message> vote(int shard, TxId txId, Attempt attempt, Ballot ballot) {
        return machine.step(new Votes(shard, List.of(new Vote(txId, attempt, ballot))));
    }

    List<Message> commit() {
        Attempt attempt = attempt(submit(transfer, 1));
        vote(0, attempt, Ballot.YES);
        return vote(1, attempt, Ballot.YES);
    }

    List<Message> cancel(TxId txId, long request) {
        return machine.step(new Cancel(txId, replyTo(request)));
    }

    List<Message> find(TxId txId, long request) {
        return machine.step(new FindTransaction(txId, replyTo(request)));
    }

    /** @param executed what the shard had recorded before; null if it has barred the id */
    List<Message> barred(int shard, TxId txId, Outcome executed) {
        return machine.step(new Barred(shard, List.of(new Barred.Item(txId, executed))));
    }

    static List<Outcome> outcomes(List<Message> sent) {
        return sent.stream().filter(GatewayMessage.Outcomes.class::isInstance).map(GatewayMessage.Outcomes.class::cast)
                .flatMap(answer -> answer.items().stream()).map(GatewayMessage.Outcomes.Item::outcome).toList();
    }

    static List<Boolean> decisions(List<Message> sent) {
        List<Boolean> commits = new ArrayList<>();
        sent.stream().filter(Decide.class::isInstance).map(Decide.class::cast)
                .forEach(decide -> decide.items().forEach(item -> commits.add(item.commit())));
        return commits;
    }

    List<Message> applied(int shard, Attempt attempt) {
        return machine.step(new Applied(shard, List.of(new Applied.Item(transfer.id(), attempt))));
    }

    List<Message> inquire(int shard, Attempt attempt) {
        return machine.step(new Inquire(shard, List.of(new Inquire.Item(transfer.id(), attempt))));
    }
}
