package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import java.util.List;

/**
 * What a prepared transaction has reserved on one account, and what its commit will do there. Made once, when the shard
 * votes, and journaled; applying it needs no further judgement.
 *
 * @param debitFrozen  the new flag, or null if it stays
 * @param creditFrozen likewise
 */
public record AccountPlan(AccountId account, LockMode lock, Existence existence, Boolean debitFrozen, Boolean creditFrozen,
        List<BalancePlan> balances, List<AssetDefinition> createdAssets, List<HeldAmount> createdHolds,
        List<HoldId> settledHolds) {

    /** {@code OPENED} also stands for closed and opened again: the account begins empty. */
    public enum Existence { UNCHANGED, OPENED, CLOSED }

    /**
     * One asset of the account.
     *
     * @param depth       the deepest shortfall on the way through the steps, guards included: what is reserved
     * @param peak        the highest rise of the posted balance on the way: the room that is reserved
     * @param creditLimit the new limit, or null if it stays
     */
    public record BalancePlan(AssetId asset, Quantity depth, Quantity peak, Quantity postedDelta, Quantity heldDelta,
            Quantity creditLimit) {

        /** What the available amount gains if this commits; may be negative. */
        public Quantity availableDelta() {
            return postedDelta.minus(heldDelta);
        }
    }

    /** Whether one balance is all that this is about. */
    public boolean isOneBalance() {
        return changesOneBalance() && createdHolds.isEmpty() && settledHolds.isEmpty();
    }

    /** Whether one balance is all of the account that this changes; there may be holds, too. */
    boolean changesOneBalance() {
        return balances.size() == 1 && changesNothingElse();
    }

    /** Whether the account stays as it is. */
    boolean changesNothing() {
        return balances.isEmpty() && changesNothingElse();
    }

    private boolean changesNothingElse() {
        return existence == Existence.UNCHANGED && debitFrozen == null && creditFrozen == null && createdAssets.isEmpty();
    }

    /** What this reserves of an asset, or null if it does not touch it. */
    public BalancePlan balance(AssetId asset) {
        for (BalancePlan plan : balances) {
            if (plan.asset().equals(asset)) {
                return plan;
            }
        }
        return null;
    }

    /** A plan that only takes a lock. */
    public static AccountPlan lockOnly(AccountId account, LockMode lock) {
        return new AccountPlan(account, lock, Existence.UNCHANGED, null, null, List.of(), List.of(), List.of(), List.of());
    }
}
