package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.Quantity;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import java.util.ArrayList;
import java.util.List;

/** What a plan makes of an account. */
public final class AccountChange {

    private AccountChange() {}

    /**
     * The account after a plan was carried out.
     *
     * @param before null if there is no such account
     * @return null if there is none; {@code before} itself if nothing changes
     */
    public static Account after(Account before, AccountPlan plan) {
        if (plan.existence() == Existence.CLOSED) {
            return null;
        }
        Account base = plan.existence() == Existence.OPENED ? Account.EMPTY : before;
        if (base == null) {
            return null;
        }
        Account after = withDefinitions(base, plan);
        for (BalancePlan balance : plan.balances()) {
            after = after.with(balance.asset(), changed(after.balance(balance.asset()), balance));
        }
        return after;
    }

    private static Account withDefinitions(Account before, AccountPlan plan) {
        if (plan.debitFrozen() == null && plan.creditFrozen() == null && plan.createdAssets().isEmpty()) {
            return before;
        }
        List<AssetDefinition> issued = new ArrayList<>(before.issued());
        issued.addAll(plan.createdAssets());
        return new Account(plan.debitFrozen() == null ? before.debitFrozen() : plan.debitFrozen(),
                plan.creditFrozen() == null ? before.creditFrozen() : plan.creditFrozen(), before.balances(),
                List.copyOf(issued));
    }

    private static Balance changed(Balance before, BalancePlan plan) {
        Quantity limit = plan.creditLimit() == null ? before.creditLimit() : plan.creditLimit();
        return new Balance(before.posted().plus(plan.postedDelta()), before.held().plus(plan.heldDelta()), limit);
    }
}
