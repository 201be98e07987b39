package io.weft.simulator.shrink;

import io.weft.simulator.plan.PlanMaker;
import java.util.function.LongFunction;

/** Shrinks a failing seed within a mutated program, which makes this by its name. */
public final class ShrunkSeed implements LongFunction<String> {

    private static final ShrinkBounds BOUNDS = new ShrinkBounds(200, 600_000);

    @Override
    public String apply(long seed) {
        Shrunk shrunk = Shrinker.shrink(PlanMaker.of(seed), BOUNDS);
        return shrunk.plan().actions().size() + " actions\n" + String.join("\n", Report.of(shrunk));
    }
}
