package io.weft.protocol.shard.ledger;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import java.util.List;

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

    /** Means nothing: reads from where the account would stand, so that it is near when it is looked for. */
    public long look(AccountId id) {
        return accounts.look(id);
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
            for (HoldId settled : plan.settledHolds()) {
                holds.remove(settled);
            }
            if (!plan.changesNothing() && !isAdded(plan)) {
                change(plan);
            }
            for (HeldAmount created : plan.createdHolds()) {
                holds.add(created);
            }
        }
    }

    /** The short way, for a plan that only adds to one balance. */
    private boolean isAdded(AccountPlan plan) {
        if (!plan.changesOneBalance()) {
            return false;
        }
        AccountPlan.BalancePlan balance = plan.balances().get(0);
        Quantity posted = balance.postedDelta();
        Quantity held = balance.heldDelta();
        boolean onlyAdds = balance.creditLimit() == null && posted.fitsLong() && held.fitsLong();
        return onlyAdds && accounts.addInPlace(plan.account(), balance.asset(), posted.low(), held.low());
    }

    private void change(AccountPlan plan) {
        Account before = accounts.get(plan.account());
        if (before == null && plan.existence() != Existence.OPENED) {
            throw new InvariantBroken("a plan changes the absent account " + plan.account());
        }
        Account after = AccountChange.after(before, plan);
        if (after != null) {
            for (AccountPlan.BalancePlan balance : plan.balances()) {
                requireWithinBounds(plan.account(), balance.asset(), after.balance(balance.asset()));
            }
        }
        put(plan.account(), after);
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

    /** The accounts that have changed since the last call. */
    public ChangedAccounts takeChangedAccounts() {
        return accounts.takeChanged();
    }
}
