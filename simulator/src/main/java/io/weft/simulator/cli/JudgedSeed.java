package io.weft.simulator.cli;

import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.run.Result;
import io.weft.simulator.run.Simulation;
import java.util.function.LongFunction;

/** Runs a seed and says in a line what is wrong with it, or null. Mutated programs make it by its name. */
public final class JudgedSeed implements LongFunction<String> {

    private static final int MAX_CHARS = 200;

    @Override
    public String apply(long seed) {
        Result result = Simulation.run(PlanMaker.of(seed), false);
        return result.isClean() ? null : Text.oneLine(result.findings().get(0).toString(), MAX_CHARS);
    }
}
