package io.weft.protocol.shard.lock;

import io.weft.protocol.model.Quantity;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;

/**
 * What the undecided transactions on one balance add up to, in the worst and in the best case. Immutable.
 *
 * @param reserved sum of the depths: what no other debit may count on
 * @param rise     by how much the available amount rises at most, if all that raise it commit and no other does
 * @param peaks    sum of the peaks: room that no other credit may count on
 * @param fall     by how much the posted balance falls at most
 * @param count    of transactions
 */
public record PendingSums(Quantity reserved, Quantity rise, Quantity peaks, Quantity fall, int count) {

    public static final PendingSums NONE = new PendingSums(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, 0);

    PendingSums plus(BalancePlan plan) {
        return new PendingSums(reserved.plus(plan.depth()), rise.plus(rise(plan)), peaks.plus(plan.peak()),
                fall.plus(fall(plan)), count + 1);
    }

    PendingSums minus(BalancePlan plan) {
        return new PendingSums(reserved.minus(plan.depth()), rise.minus(rise(plan)), peaks.minus(plan.peak()),
                fall.minus(fall(plan)), count - 1);
    }

    private static Quantity rise(BalancePlan plan) {
        return plan.availableDelta().max(Quantity.ZERO);
    }

    private static Quantity fall(BalancePlan plan) {
        return plan.postedDelta().negate().max(Quantity.ZERO);
    }
}
