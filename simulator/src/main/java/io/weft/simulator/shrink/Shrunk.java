package io.weft.simulator.shrink;

import io.weft.simulator.plan.Plan;
import io.weft.simulator.run.Result;

/**
 * What shrinking came to.
 *
 * @param original   what was to be shrunk
 * @param runs       how many it took
 * @param isComplete false if a bound ended it, so that maybe more could go
 * @param result     of the small plan, with its trace
 */
public record Shrunk(Plan original, int runs, boolean isComplete, Result result) {

    /** The small plan. */
    public Plan plan() {
        return result.plan();
    }
}
