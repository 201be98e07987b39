package io.weft.simulator.ledger;

/** The settings of a ledger that show in its answers. */
public record LedgerLimits(int maxHoldsPerAccount, int maxAssetsPerAccount, long maxHoldMs) {}
