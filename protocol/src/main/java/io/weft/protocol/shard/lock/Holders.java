package io.weft.protocol.shard.lock;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The undecided transactions that hold one account, and what they add up to. Nearly always there is one, for which no map
 * is made. Not thread-safe.
 */
final class Holders {

    private TxId only;
    private AccountPlan onlyPlan;
    /** From the second holder on, and until none is left: all of them, oldest first, and the sums. */
    private NavigableMap<TxId, AccountPlan> many;
    private Map<AssetId, PendingSums> sums;

    boolean isEmpty() {
        return only == null && many == null;
    }

    /** Of any of them; null if there is none. */
    AccountPlan any() {
        return many == null ? onlyPlan : many.firstEntry().getValue();
    }

    Set<TxId> ids() {
        if (many != null) {
            return many.keySet();
        }
        return only == null ? Set.of() : Set.of(only);
    }

    void add(TxId txId, AccountPlan plan) {
        if (isEmpty()) {
            only = txId;
            onlyPlan = plan;
            return;
        }
        if (many == null) {
            many = new TreeMap<>();
            sums = new HashMap<>();
            addToMany(only, onlyPlan);
            only = null;
            onlyPlan = null;
        }
        addToMany(txId, plan);
    }

    private void addToMany(TxId txId, AccountPlan plan) {
        InvariantBroken.require(many.put(txId, plan) == null, "a transaction holds an account twice");
        for (BalancePlan balance : plan.balances()) {
            sums.put(balance.asset(), sums(balance.asset()).plus(balance));
        }
    }

    AccountPlan remove(TxId txId) {
        AccountPlan removed = many == null ? removeOnly(txId) : removeFromMany(txId);
        InvariantBroken.require(removed != null, "a transaction releases an account that it does not hold");
        return removed;
    }

    private AccountPlan removeOnly(TxId txId) {
        if (!txId.equals(only)) {
            return null;
        }
        AccountPlan removed = onlyPlan;
        only = null;
        onlyPlan = null;
        return removed;
    }

    private AccountPlan removeFromMany(TxId txId) {
        AccountPlan removed = many.remove(txId);
        if (removed != null) {
            for (BalancePlan balance : removed.balances()) {
                subtract(balance);
            }
        }
        if (many.isEmpty()) {
            many = null;
            sums = null;
        }
        return removed;
    }

    private void subtract(BalancePlan balance) {
        PendingSums before = sums.get(balance.asset());
        if (before.count() == 1) {
            sums.remove(balance.asset());
        } else {
            sums.put(balance.asset(), before.minus(balance));
        }
    }

    /** The oldest whose id and plan are so, or null. */
    TxId oldest(Predicate<TxId> id, Predicate<AccountPlan> plan) {
        if (many == null) {
            return only != null && id.test(only) && plan.test(onlyPlan) ? only : null;
        }
        for (Map.Entry<TxId, AccountPlan> holder : many.entrySet()) {
            if (id.test(holder.getKey()) && plan.test(holder.getValue())) {
                return holder.getKey();
            }
        }
        return null;
    }

    /** Assets of which they have a part. */
    Set<AssetId> assets() {
        if (many != null) {
            return sums.keySet();
        }
        Set<AssetId> assets = new HashSet<>();
        if (only != null) {
            onlyPlan.balances().forEach(balance -> assets.add(balance.asset()));
        }
        return assets;
    }

    PendingSums sums(AssetId asset) {
        if (many != null) {
            return sums.getOrDefault(asset, PendingSums.NONE);
        }
        BalancePlan balance = only == null ? null : onlyPlan.balance(asset);
        return balance == null ? PendingSums.NONE : PendingSums.NONE.plus(balance);
    }
}
