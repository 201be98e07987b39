package io.weft.protocol.shard.ledger;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import java.util.List;
import java.util.Map;

/** The decided state of one shard. It changes only by applying decided plans and expired holds. Not thread-safe. */
public final class Ledger {

    private final AccountTable accounts;
    private final Holds holds = new Holds();

    /** @param salt secret, for the table of accounts, whose ids others choose */
    public Ledger(long salt) {
        accounts = new AccountTable(salt);
    }

    /** Null if there is no such account. */
    public Account account(AccountId id) {
        return accounts.get(id);
    }

    public Holds holds() {
        return holds;
    }

    /** The definition of an asset issued by an account of this shard, or null. */
    public AssetDefinition definition(AssetId asset) {
        Account issuer = accounts.get(asset.issuer());
        return issuer == null ? null : issuer.issued(asset.number());
    }

    /** Does what a transaction planned, because it was decided so. */
    public void apply(List<AccountPlan> plans) {
        for (AccountPlan plan : plans) {
            if (!isApplied(plan)) {
                apply(plan);
            }
        }
    }

    /** The short way, for a plan that only adds to one balance. */
    private boolean isApplied(AccountPlan plan) {
        if (!plan.isOneBalance()) {
            return false;
        }
        AccountPlan.BalancePlan balance = plan.balances().get(0);
        boolean onlyAdds = balance.heldDelta().isZero() && balance.creditLimit() == null && balance.postedDelta().fitsLong();
        return onlyAdds && accounts.addInPlace(plan.account(), balance.asset(), balance.postedDelta().low());
    }

    private void apply(AccountPlan plan) {
        plan.settledHolds().forEach(holds::remove);
        Account before = accounts.get(plan.account());
        boolean isAbsent = before == null && plan.existence() != Existence.OPENED;
        if (isAbsent && !changesNothing(plan)) {
            throw new InvariantBroken("a plan changes the absent account " + plan.account());
        }
        Account after = AccountChange.after(before, plan);
        if (after == null) {
            InvariantBroken.require(plan.existence() != Existence.CLOSED || before != null, "closing an account that is not there");
        } else {
            plan.balances().forEach(balance -> requireWithinBounds(plan.account(), balance.asset(), after.balance(balance.asset())));
            plan.createdHolds().forEach(holds::add);
        }
        if (after != before) {
            put(plan.account(), after);
        }
    }

    private static boolean changesNothing(AccountPlan plan) {
        return plan.existence() == Existence.UNCHANGED && plan.balances().isEmpty() && plan.createdAssets().isEmpty()
                && plan.createdHolds().isEmpty() && plan.debitFrozen() == null && plan.creditFrozen() == null;
    }

    private static void requireWithinBounds(AccountId account, AssetId asset, Balance balance) {
        InvariantBroken.require(!balance.held().isNegative(), "less than nothing is held");
        InvariantBroken.require(!balance.posted().isMoreThan(Quantity.MAX_AMOUNT), "a balance overflows");
        Quantity floor = floor(account, asset, balance.creditLimit());
        InvariantBroken.require(!balance.posted().minus(balance.held()).isLessThan(floor), "a balance is below its floor");
    }

    /** The least that posted minus held may be. The issuing account has the widest range of all. */
    private static Quantity floor(AccountId account, AssetId asset, Quantity creditLimit) {
        return asset.issuer().equals(account) ? Quantity.MAX_AMOUNT.negate() : creditLimit.negate();
    }

    /** Releases a hold whose deadline has passed, and says whose it was. */
    public AccountId expire(HoldId id, long nowMs) {
        HeldAmount held = holds.expire(id, nowMs);
        AccountId from = held.hold().from();
        Account account = accounts.get(from);
        Balance before = account.balance(held.hold().asset());
        Balance after = new Balance(before.posted(), before.held().minus(held.hold().amount()), before.creditLimit());
        requireWithinBounds(from, held.hold().asset(), after);
        put(from, account.with(held.hold().asset(), after));
        return from;
    }

    private void put(AccountId id, Account account) {
        if (account == null) {
            accounts.remove(id);
        } else {
            accounts.put(id, account, true);
        }
    }

    /** Puts back a row of a checkpoint. */
    public void restore(AccountId id, Account account) {
        accounts.put(id, account, false);
    }

    /** The accounts that have changed since the last call; one that is null has been closed. */
    public Map<AccountId, Account> takeChangedAccounts() {
        return accounts.takeChanged();
    }
}
