package io.weft.protocol.shard.evaluate;

/**
 * Bounds that a transaction may meet at a shard. The counts are checked against decided state alone, so that several
 * undecided transactions may go beyond them together, by as many as are in doubt.
 *
 * @param maxHoldMs           how far in the future a hold's deadline may lie
 * @param maxHoldsPerAccount  active ones and expired ones that are still listed
 * @param maxAssetsPerAccount balances, and likewise issued assets, of one account
 */
public record EvaluationLimits(long maxHoldMs, int maxHoldsPerAccount, int maxAssetsPerAccount) {

    public EvaluationLimits {
        if (maxHoldMs < 1 || maxHoldsPerAccount < 1 || maxAssetsPerAccount < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
