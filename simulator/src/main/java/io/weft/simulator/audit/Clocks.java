package io.weft.simulator.audit;

/**
 * How wrong the clocks of a run were at most.
 *
 * @param minOffsetMs zero or less
 * @param maxOffsetMs zero or more
 */
public record Clocks(long minOffsetMs, long maxOffsetMs) {}
