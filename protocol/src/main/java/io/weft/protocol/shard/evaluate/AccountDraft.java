package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.shard.ledger.Account;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.Balance;
import io.weft.protocol.shard.ledger.HeldAmount;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.shard.lock.LockTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One account as the steps so far would leave it. In the end it is the plan for the account. */
final class AccountDraft {

    private final AccountId account;
    private final LockTable locks;
    private final boolean existedBefore;
    private final Map<AssetId, WorkingBalance> balances = new LinkedHashMap<>();
    private final List<AssetDefinition> createdAssets = new ArrayList<>();
    private final Map<HoldId, HeldAmount> createdHolds = new LinkedHashMap<>();
    private final Set<HoldId> settledHolds = new LinkedHashSet<>();

    private Account base;
    private boolean exists;
    private boolean opened;
    private boolean debitFrozen;
    private boolean creditFrozen;
    private boolean flagsChanged;

    /** @param found null if there is no such account */
    AccountDraft(AccountId account, Account found, LockTable locks) {
        this.account = account;
        this.locks = locks;
        this.existedBefore = found != null;
        this.exists = existedBefore;
        this.base = existedBefore ? found : Account.EMPTY;
        this.debitFrozen = base.debitFrozen();
        this.creditFrozen = base.creditFrozen();
    }

    boolean exists() {
        return exists;
    }

    boolean isDebitFrozen() {
        return debitFrozen;
    }

    boolean isCreditFrozen() {
        return creditFrozen;
    }

    void open() {
        exists = true;
        opened = true;
    }

    void close() {
        exists = false;
        opened = false;
        base = Account.EMPTY;
        debitFrozen = false;
        creditFrozen = false;
        flagsChanged = false;
        balances.clear();
    }

    void setFlags(boolean debit, boolean credit) {
        debitFrozen = debit;
        creditFrozen = credit;
        flagsChanged = true;
    }

    /** Whether it has no balance, so no active hold either, and issues nothing. */
    boolean isEmpty() {
        boolean[] empty = {createdHolds.isEmpty() && base.issued().isEmpty() && createdAssets.isEmpty()};
        base.balances().forEach((asset, balance) -> empty[0] &= balances.containsKey(asset) || balance.isEmpty());
        return empty[0] && balances.values().stream().allMatch(WorkingBalance::endsEmpty);
    }

    WorkingBalance balance(AssetId asset) {
        return balances.computeIfAbsent(asset, a -> new WorkingBalance(a, exists ? base.balance(a) : Balance.ZERO, issues(a),
                locks.pending(account, a)));
    }

    Map<AssetId, WorkingBalance> balances() {
        return balances;
    }

    boolean issues(AssetId asset) {
        return asset.issuer().equals(account);
    }

    boolean hadBalance(AssetId asset) {
        return base.balances().contains(asset);
    }

    boolean hasBalance(AssetId asset) {
        return hadBalance(asset) || balances.containsKey(asset);
    }

    int balanceCount() {
        return base.balances().size() + (int) balances.keySet().stream().filter(asset -> !hadBalance(asset)).count();
    }

    boolean defines(AssetId asset) {
        return base.issued(asset.number()) != null
                || createdAssets.stream().anyMatch(definition -> definition.number() == asset.number());
    }

    int issuedCount() {
        return base.issued().size() + createdAssets.size();
    }

    void create(AssetDefinition definition) {
        createdAssets.add(definition);
    }

    int createdHoldCount() {
        return createdHolds.size();
    }

    void create(HeldAmount held) {
        createdHolds.put(held.id(), held);
    }

    /** A hold that an earlier step made, or null. */
    HeldAmount created(HoldId id) {
        return createdHolds.get(id);
    }

    boolean hasSettled(HoldId id) {
        return settledHolds.contains(id);
    }

    /** Ends a hold: pays a part of it, or nothing, and releases the rest. */
    void settle(HoldId id, Step.Hold hold, Quantity paid) {
        balance(hold.asset()).settleHold(hold.amount(), paid);
        if (createdHolds.remove(id) == null) {
            settledHolds.add(id);
        }
    }

    AccountPlan plan(LockMode mode) {
        List<BalancePlan> plans = new ArrayList<>(balances.size());
        for (WorkingBalance balance : balances.values()) {
            BalancePlan plan = balance.plan();
            if (plan != null) {
                plans.add(plan);
            }
        }
        return new AccountPlan(account, mode, existence(), flagsChanged ? debitFrozen : null,
                flagsChanged ? creditFrozen : null, plans, List.copyOf(createdAssets), List.copyOf(createdHolds.values()),
                List.copyOf(settledHolds));
    }

    private Existence existence() {
        if (exists) {
            return opened ? Existence.OPENED : Existence.UNCHANGED;
        }
        return existedBefore ? Existence.CLOSED : Existence.UNCHANGED;
    }
}
