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
    private final DraftBalances balances = new DraftBalances();
    // Most transactions have none of these, so they are made when one comes.
    private List<AssetDefinition> createdAssets = List.of();
    private Map<HoldId, HeldAmount> createdHolds = Map.of();
    private Set<HoldId> settledHolds = Set.of();

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
        base.balances().forEach((asset, balance) -> empty[0] &= balances.get(asset) != null || balance.isEmpty());
        return empty[0] && balances.all().stream().allMatch(WorkingBalance::endsEmpty);
    }

    WorkingBalance balance(AssetId asset) {
        WorkingBalance touched = balances.get(asset);
        if (touched != null) {
            return touched;
        }
        // The same object for an asset everywhere, so that it is in the processor's cache when plans are carried out.
        AssetId known = base.balances().known(asset);
        return balances.add(known, new WorkingBalance(known, exists ? base.balance(known) : Balance.ZERO, issues(known),
                locks.pending(account, known)));
    }

    DraftBalances balances() {
        return balances;
    }

    boolean issues(AssetId asset) {
        return asset.issuer().equals(account);
    }

    boolean hadBalance(AssetId asset) {
        return base.balances().contains(asset);
    }

    boolean hasBalance(AssetId asset) {
        return hadBalance(asset) || isNew(asset, balances.get(asset));
    }

    int balanceCount() {
        int count = base.balances().size();
        for (int i = 0; i < balances.size(); i++) {
            count += isNew(balances.asset(i), balances.balance(i)) ? 1 : 0;
        }
        return count;
    }

    /** A guard that looks at an asset does not bring it. */
    private boolean isNew(AssetId asset, WorkingBalance balance) {
        return balance != null && !balance.isIdle() && !hadBalance(asset);
    }

    boolean defines(AssetId asset) {
        return base.issued(asset.number()) != null
                || createdAssets.stream().anyMatch(definition -> definition.number() == asset.number());
    }

    int issuedCount() {
        return base.issued().size() + createdAssets.size();
    }

    void create(AssetDefinition definition) {
        createdAssets = createdAssets.isEmpty() ? new ArrayList<>() : createdAssets;
        createdAssets.add(definition);
    }

    int createdHoldCount() {
        return createdHolds.size();
    }

    int settledHoldCount() {
        return settledHolds.size();
    }

    void create(HeldAmount held) {
        createdHolds = createdHolds.isEmpty() ? new LinkedHashMap<>() : createdHolds;
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
        if (createdHolds.containsKey(id)) {
            createdHolds.remove(id);
        } else {
            settledHolds = settledHolds.isEmpty() ? new LinkedHashSet<>() : settledHolds;
            settledHolds.add(id);
        }
    }

    AccountPlan plan(LockMode mode) {
        List<BalancePlan> plans = new ArrayList<>(balances.size());
        for (int i = 0; i < balances.size(); i++) {
            BalancePlan plan = balances.balance(i).plan();
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
