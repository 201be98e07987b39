package io.weft.protocol.shard.lock;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The undecided transactions that hold one account, oldest first, and the requests that wait for it. */
final class AccountLock {

    private final NavigableMap<TxId, AccountPlan> holders = new TreeMap<>();
    private final Map<AssetId, PendingSums> sums = new HashMap<>();
    private final Map<HoldId, TxId> busyHolds = new HashMap<>();
    private int pendingCreatedHolds;
    private final NavigableMap<TxId, Waiter> waiters = new TreeMap<>();

    /** All holders have the same mode, because only equal modes are compatible. Null if nobody holds it. */
    LockMode mode() {
        return holders.isEmpty() ? null : holders.firstEntry().getValue().lock();
    }

    boolean isIdle() {
        return holders.isEmpty() && waiters.isEmpty();
    }

    void hold(TxId txId, AccountPlan plan) {
        InvariantBroken.require(mode() == null || mode().isCompatibleWith(plan.lock()), "an account is locked twice");
        InvariantBroken.require(holders.put(txId, plan) == null, "a transaction holds an account twice");
        for (BalancePlan balance : plan.balances()) {
            sums.merge(balance.asset(), PendingSums.NONE.plus(balance), (before, one) -> before.plus(balance));
        }
        plan.createdHolds().forEach(held -> busyHolds.put(held.id(), txId));
        pendingCreatedHolds += plan.createdHolds().size();
        plan.settledHolds().forEach(held -> busyHolds.put(held, txId));
    }

    void release(TxId txId) {
        AccountPlan plan = holders.remove(txId);
        InvariantBroken.require(plan != null, "a transaction releases an account that it does not hold");
        for (BalancePlan balance : plan.balances()) {
            sums.compute(balance.asset(), (asset, before) -> before.count() == 1 ? null : before.minus(balance));
        }
        plan.createdHolds().forEach(held -> busyHolds.remove(held.id()));
        pendingCreatedHolds -= plan.createdHolds().size();
        plan.settledHolds().forEach(busyHolds::remove);
    }

    Set<TxId> holders() {
        return holders.keySet();
    }

    /** Assets of which undecided transactions have a part. */
    Set<AssetId> pendingAssets() {
        return sums.keySet();
    }

    int pendingCreatedHolds() {
        return pendingCreatedHolds;
    }

    int pendingSettledHolds() {
        return busyHolds.size() - pendingCreatedHolds;
    }

    TxId busyWith(HoldId hold) {
        return busyHolds.get(hold);
    }

    PendingSums sums(AssetId asset) {
        return sums.getOrDefault(asset, PendingSums.NONE);
    }

    NavigableMap<TxId, Waiter> waiters() {
        return waiters;
    }

    /** The oldest holder that the block is about, or null. */
    TxId oldestConflicting(Block block) {
        for (Map.Entry<TxId, AccountPlan> holder : holders.entrySet()) {
            if (conflicts(holder, block)) {
                return holder.getKey();
            }
        }
        return null;
    }

    private static boolean conflicts(Map.Entry<TxId, AccountPlan> holder, Block block) {
        if (block instanceof Block.ByLock byLock) {
            return !holder.getValue().lock().isCompatibleWith(byLock.wanted());
        }
        if (block instanceof Block.ByFunds byFunds) {
            return holder.getValue().balance(byFunds.asset()) != null;
        }
        if (block instanceof Block.ByRoom byRoom) {
            return holder.getValue().balance(byRoom.asset()) != null;
        }
        return holder.getKey().equals(((Block.ByHolder) block).holder());
    }
}
