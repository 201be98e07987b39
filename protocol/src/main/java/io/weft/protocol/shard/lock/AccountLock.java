package io.weft.protocol.shard.lock;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The undecided transactions that hold one account, and the requests that wait for it. One is made for nearly every
 * transaction, so what few need is made when it is needed.
 */
final class AccountLock {

    private static final NavigableMap<TxId, Waiter> NOBODY = Collections.emptyNavigableMap();

    private final Holders holders = new Holders();
    private Map<HoldId, TxId> busyHolds = Map.of();
    private int pendingCreatedHolds;
    private NavigableMap<TxId, Waiter> waiters = NOBODY;

    /** All holders have the same mode, because only equal modes are compatible. Null if nobody holds it. */
    LockMode mode() {
        return holders.isEmpty() ? null : holders.any().lock();
    }

    boolean isIdle() {
        return holders.isEmpty() && waiters.isEmpty();
    }

    void hold(TxId txId, AccountPlan plan) {
        InvariantBroken.require(mode() == null || mode().isCompatibleWith(plan.lock()), "an account is locked twice");
        holders.add(txId, plan);
        if (!plan.createdHolds().isEmpty() || !plan.settledHolds().isEmpty()) {
            makeBusy(txId, plan);
        }
    }

    private void makeBusy(TxId txId, AccountPlan plan) {
        busyHolds = busyHolds.isEmpty() ? new HashMap<>() : busyHolds;
        plan.createdHolds().forEach(held -> busyHolds.put(held.id(), txId));
        pendingCreatedHolds += plan.createdHolds().size();
        plan.settledHolds().forEach(held -> busyHolds.put(held, txId));
    }

    void release(TxId txId) {
        AccountPlan plan = holders.remove(txId);
        if (!plan.createdHolds().isEmpty() || !plan.settledHolds().isEmpty()) {
            makeIdle(plan);
        }
    }

    private void makeIdle(AccountPlan plan) {
        plan.createdHolds().forEach(held -> busyHolds.remove(held.id()));
        pendingCreatedHolds -= plan.createdHolds().size();
        plan.settledHolds().forEach(busyHolds::remove);
    }

    Set<TxId> holders() {
        return holders.ids();
    }

    /** Assets of which undecided transactions have a part. */
    Set<AssetId> pendingAssets() {
        return holders.assets();
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
        return holders.sums(asset);
    }

    /** To look at. */
    NavigableMap<TxId, Waiter> waiters() {
        return waiters;
    }

    void addWaiter(Waiter waiter) {
        waiters = waiters.isEmpty() ? new TreeMap<>() : waiters;
        waiters.put(waiter.age(), waiter);
    }

    void removeWaiter(Waiter waiter) {
        waiters.remove(waiter.age());
    }

    /** The oldest holder that the block is about, or null. */
    TxId oldestConflicting(Block block) {
        if (block instanceof Block.ByLock byLock) {
            return holders.oldest(id -> true, plan -> !plan.lock().isCompatibleWith(byLock.wanted()));
        }
        if (block instanceof Block.ByFunds byFunds) {
            return holders.oldest(id -> true, plan -> plan.balance(byFunds.asset()) != null);
        }
        if (block instanceof Block.ByRoom byRoom) {
            return holders.oldest(id -> true, plan -> plan.balance(byRoom.asset()) != null);
        }
        return holders.oldest(((Block.ByHolder) block).holder()::equals, plan -> true);
    }
}
