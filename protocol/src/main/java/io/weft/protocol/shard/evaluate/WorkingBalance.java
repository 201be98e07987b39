package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.Balance;
import io.weft.protocol.shard.lock.PendingSums;

/**
 * One balance on the way through the steps of a transaction. "Worst" counts every pending debit and no pending credit;
 * "best" the reverse. Each pending transaction ends either way, independently, so an amount within the worst is there
 * under every outcome, and one beyond the best under none.
 */
final class WorkingBalance {

    private final AssetId asset;
    private final Balance base;
    private final Quantity baseLimit;
    private final Quantity worstAvailable;
    private final Quantity bestAvailable;
    private final Quantity worstPosted;
    private final Quantity bestPosted;

    private Quantity postedDelta = Quantity.ZERO;
    private Quantity heldDelta = Quantity.ZERO;
    private Quantity limitDelta = Quantity.ZERO;
    private Quantity newLimit;
    private Quantity depth = Quantity.ZERO;
    private Quantity peak = Quantity.ZERO;

    /** How a requirement stands. */
    enum Verdict { HOLDS, DEPENDS, FAILS }

    WorkingBalance(AssetId asset, Balance base, boolean isIssuer, PendingSums pending) {
        this.asset = asset;
        this.base = base;
        // The issuing account goes as far below zero as a balance can.
        this.baseLimit = isIssuer ? Quantity.MAX_AMOUNT : base.creditLimit();
        Quantity available = base.posted().minus(base.held()).plus(baseLimit);
        this.worstAvailable = available.minus(pending.reserved());
        this.bestAvailable = available.plus(pending.rise());
        this.worstPosted = base.posted().plus(pending.peaks());
        this.bestPosted = base.posted().minus(pending.fall());
    }

    Verdict debit(Quantity amount) {
        postedDelta = postedDelta.minus(amount);
        return requireDepth(availableDelta().negate());
    }

    Verdict credit(Quantity amount) {
        postedDelta = postedDelta.plus(amount);
        Quantity needed = peak.max(postedDelta);
        if (worstPosted.plus(needed).isMoreThan(Quantity.MAX_AMOUNT)) {
            return bestPosted.plus(needed).isMoreThan(Quantity.MAX_AMOUNT) ? Verdict.FAILS : Verdict.DEPENDS;
        }
        peak = needed;
        return Verdict.HOLDS;
    }

    Verdict hold(Quantity amount) {
        heldDelta = heldDelta.plus(amount);
        return requireDepth(availableDelta().negate());
    }

    /** Pays {@code paid} of a hold and releases the rest: what is available can only rise. */
    void settleHold(Quantity held, Quantity paid) {
        heldDelta = heldDelta.minus(held);
        postedDelta = postedDelta.minus(paid);
    }

    Verdict setLimit(Quantity limit) {
        newLimit = limit;
        limitDelta = limit.minus(base.creditLimit());
        return requireDepth(availableDelta().negate());
    }

    Verdict requireAtLeast(Quantity bound) {
        return requireDepth(bound.plus(baseLimit).minus(postedDelta.minus(heldDelta)));
    }

    /** Only under a lock that keeps others from changing the balance. */
    boolean isAtMost(Quantity bound) {
        return !base.posted().minus(base.held()).plus(postedDelta).minus(heldDelta).isMoreThan(bound);
    }

    boolean endsEmpty() {
        return base.posted().plus(postedDelta).isZero() && base.held().plus(heldDelta).isZero();
    }

    boolean reserves() {
        return depth.isPositive();
    }

    boolean needsRoom() {
        return peak.isPositive();
    }

    private Quantity availableDelta() {
        return postedDelta.minus(heldDelta).plus(limitDelta);
    }

    private Verdict requireDepth(Quantity wanted) {
        Quantity needed = depth.max(wanted);
        if (needed.isMoreThan(worstAvailable)) {
            return needed.isMoreThan(bestAvailable) ? Verdict.FAILS : Verdict.DEPENDS;
        }
        depth = needed;
        return Verdict.HOLDS;
    }

    /** Whether nothing is reserved and nothing changes. */
    boolean isIdle() {
        return depth.isZero() && peak.isZero() && postedDelta.isZero() && heldDelta.isZero() && newLimit == null;
    }

    /** Null if it is idle. */
    BalancePlan plan() {
        return isIdle() ? null : new BalancePlan(asset, depth, peak, postedDelta, heldDelta, newLimit);
    }
}
