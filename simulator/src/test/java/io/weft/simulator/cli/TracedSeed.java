package io.weft.simulator.cli;

import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.run.Simulation;
import java.util.function.LongFunction;

/** The trace of a seed. Other programs make it by its name. */
public final class TracedSeed implements LongFunction<String> {

    @Override
    public String apply(long seed) {
        return String.join("\n", Simulation.run(PlanMaker.of(seed), true).trace());
    }
}
