package io.weft.simulator.plan;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.route.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Chains of events that chance alone would seldom put together: each needs several rules at once to end well. They are
 * mixed into some of the plans.
 */
final class Drills {

    private static final int ACCOUNTS_READ = 4;
    private static final int READS_AFTERWARDS = 10;
    private static final int FRESH_ASSET = 500;
    /** After the last action of a plan; then an owner that was overtaken has only its reads to answer. */
    private static final int QUIET_AFTER_MS = 300;

    private final Random random;
    private final Cast cast;
    private final Placement placement;
    private final LongFunction<TxId> idAt;
    private final List<Action> actions = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param idAt makes an id for a transaction of that time */
    Drills(Random random, Cast cast, Placement placement, LongFunction<TxId> idAt) {
        this.random = random;
        this.cast = cast;
        this.placement = placement;
        this.idAt = idAt;
    }

    List<Action> actions() {
        return actions;
    }

    List<Fault> faults() {
        return faults;
    }

    /** A few of them, within the time in which clients act or soon after. */
    void some(long endMs, int nodes) {
        for (int i = 0; i < 3; i++) {
            long atMs = 100 + random.nextInt((int) endMs);
            switch (random.nextInt(6)) {
                case 0 -> ownerIsToldLate(atMs, nodes);
                case 1 -> ownerIsToldLate(endMs + QUIET_AFTER_MS + random.nextInt(300), nodes);
                case 2 -> cancellationIsForgotten(atMs);
                case 3 -> oldOwnerIsGivenItBack(atMs, nodes);
                case 4 -> creditMeetsOneOnItsWay(atMs);
                default -> oldNoAboutAnAsset(atMs);
            }
        }
    }

    /** An owner is overtaken while it awaits its journal, and hears the good old answer after others have gone on. */
    private void ownerIsToldLate(long atMs, int nodes) {
        EntityId shard = EntityId.shard(placement.shardOf(Cast.account(0)));
        faults.add(new Fault.LateAnswers(atMs, shard, 30, 200 + random.nextInt(1_000)));
        faults.add(new Fault.Move(atMs + 10 + random.nextInt(20), shard, random.nextInt(nodes), false));
        for (int i = 0; i < ACCOUNTS_READ; i++) {
            actions.add(new Action.ReadAccount(atMs + random.nextInt(10), Cast.account(i), false));
        }
        // Each may also reach the old owner, which then has something to write, and learns at once that it is none.
        int writes = 1 + random.nextInt(random.nextBoolean() ? 2 : READS_AFTERWARDS);
        for (int i = 0; i < writes; i++) {
            actions.add(execute(atMs + 60 + i * 25L,
                    List.of(new Step.Transfer(Cast.issuer(0), Cast.account(0), Cast.asset(0), Quantity.of(1 + i)))));
        }
        for (int i = 0; i < READS_AFTERWARDS; i++) {
            actions.add(new Action.ReadAccount(atMs + 75 + i * 25L, Cast.account(0), false));
        }
    }

    /** What the next owner has begun goes on at the one that was overtaken, to whom all this is impossible. */
    private void oldOwnerIsGivenItBack(long atMs, int nodes) {
        int node = random.nextInt(nodes);
        EntityId shard = EntityId.shard(placement.shardOf(Cast.account(0)));
        faults.add(new Fault.Move(atMs - 60, shard, node, true));
        faults.add(new Fault.LateAnswers(atMs, shard, 30, 400 + random.nextInt(1_500)));
        faults.add(new Fault.Move(atMs + 10 + random.nextInt(20), shard, (node + 1) % nodes, false));
        faults.add(new Fault.DoubtfulJournal(atMs + 45, shard, 200 + random.nextInt(1_000)));
        faults.add(new Fault.Move(atMs + 100 + random.nextInt(300), shard, node, false));
        for (int i = 0; i < 12; i++) {
            AccountId other = Cast.account(1 + random.nextInt(cast.accounts() - 1));
            actions.add(execute(atMs + i * 20L, List.of(new Step.Transfer(Cast.account(0), other, Cast.asset(0), Quantity.ONE))));
        }
    }

    /** A coordinator forgets a cancellation in a crash; its bars are still on their way when the transaction is tried again. */
    private void cancellationIsForgotten(long atMs) {
        faults.add(new Fault.Jinx(atMs, "Bar", 250, 1_400));
        faults.add(new Fault.Jinx(atMs + 100, "Decide", 2_500, 1_200));
        for (int i = 0; i < 8; i++) {
            AccountId from = Cast.account(random.nextInt(cast.accounts()));
            AccountId to = Cast.account((from.low() + 1) % cast.accounts());
            Action.Execute action = execute(atMs + i, List.of(new Step.Transfer(from, to, Cast.asset(0), Quantity.ONE)));
            TxId txId = action.transaction().id();
            actions.add(action);
            actions.add(new Action.Cancel(atMs + i + 1, txId));
            faults.add(new Fault.CrashAtAppend(atMs + 15 + random.nextInt(60), EntityId.coordinator(placement.coordinatorOf(txId)),
                    Fault.AppendMoment.AFTER, 30 + random.nextInt(100)));
        }
    }

    /** What was said of an asset before it was created arrives when it is there, and others have come to ask. */
    private void oldNoAboutAnAsset(long atMs) {
        AssetId asset = new AssetId(Cast.issuer(0), FRESH_ASSET + random.nextInt(100_000));
        faults.add(new Fault.Jinx(atMs - 5, "AssetStandings", 3_000, 2_500));
        for (int i = 0; i < cast.accounts(); i++) {
            actions.add(guard(atMs, asset, i));
            actions.add(guard(atMs + 40 + random.nextInt(400), asset, i));
            actions.add(guard(atMs + 500 + random.nextInt(1_500), asset, i));
        }
        actions.add(execute(atMs + 8, List.of(new Step.CreateAsset(asset, 0))));
    }

    /**
     * More of an asset comes to an account where the first of it is on its way: committed, but the account's shard does
     * not know yet. Meanwhile the account has paid out an asset of its own, so that it has as many as it may have.
     */
    private void creditMeetsOneOnItsWay(long atMs) {
        AccountId collector = Cast.collector();
        AssetId own = new AssetId(collector, 1 + random.nextInt(100_000));
        AssetId fresh = new AssetId(Cast.issuer(1), FRESH_ASSET + random.nextInt(100_000));
        actions.add(execute(atMs, List.of(new Step.OpenAccount(collector))));
        actions.add(execute(atMs + 120, List.of(new Step.CreateAsset(own, 0), new Step.CreateAsset(fresh, 0))));
        for (int i = 0; i < Cast.ASSETS; i++) {
            actions.add(execute(atMs + 125, List.of(new Step.Transfer(Cast.issuer(i), collector, Cast.asset(i), Quantity.ONE))));
        }
        List<Step> more = List.of(new Step.Transfer(Cast.issuer(1), collector, fresh, Quantity.ONE));
        faults.add(new Fault.Jinx(atMs + 300, "Decide", 2_000, 1_500));
        actions.add(execute(atMs + 310, more));
        actions.add(execute(atMs + 380, List.of(new Step.Transfer(collector, neighbourOf(collector), own, Quantity.ONE))));
        for (int i = 0; i < 4; i++) {
            actions.add(execute(atMs + 450 + random.nextInt(1_000), more));
        }
    }

    /** An account of the same shard, if there is one, with which a payment needs no coordinator. */
    private AccountId neighbourOf(AccountId account) {
        for (int i = 0; i < cast.accounts(); i++) {
            if (placement.shardOf(Cast.account(i)) == placement.shardOf(account)) {
                return Cast.account(i);
            }
        }
        return Cast.account(0);
    }

    private Action guard(long atMs, AssetId asset, int account) {
        return execute(atMs, List.of(new Step.GuardBalance(Cast.account(account), asset, Step.Bound.AT_LEAST, Quantity.ZERO)));
    }

    private Action.Execute execute(long atMs, List<Step> steps) {
        return new Action.Execute(atMs, new Transaction(idAt.apply(atMs), steps));
    }
}
