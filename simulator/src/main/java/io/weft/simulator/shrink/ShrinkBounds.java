package io.weft.simulator.shrink;

/**
 * What shrinking may cost. Within the number of runs the result is always the same; the time is there for machines that
 * are too slow.
 */
public record ShrinkBounds(int maxRuns, long maxMs) {

    public static final ShrinkBounds USUAL = new ShrinkBounds(2_000, 300_000);

    /** @throws IllegalArgumentException if nothing may be done */
    public ShrinkBounds {
        if (maxRuns < 1 || maxMs < 1) {
            throw new IllegalArgumentException("shrinking needs at least one run and 1 ms, not " + maxRuns + " runs and " + maxMs + " ms");
        }
    }
}
