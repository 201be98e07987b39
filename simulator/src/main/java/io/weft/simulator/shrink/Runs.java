package io.weft.simulator.shrink;

import io.weft.simulator.audit.Finding;
import io.weft.simulator.audit.Finding.Promise;
import io.weft.simulator.observe.Coverage;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.run.Result;
import io.weft.simulator.run.Simulation;
import java.util.List;

/** Runs plans whose machines, world or auditor may themselves be broken. */
public final class Runs {

    private static final String THROWN = "the run ended with ";

    private Runs() {}

    /** Like {@link Simulation#run}, but whatever is thrown becomes a finding; the trace is then lost. */
    public static Result run(Plan plan, boolean traced) {
        try {
            return Simulation.run(plan, traced);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            Finding finding = new Finding(Promise.NO_INVARIANT_BREAKS, THROWN + e + place(e));
            return new Result(plan, List.of(finding), new Coverage(), 0, List.of());
        }
    }

    /** Whether both break the same promise, both in a verdict or both by what was thrown. */
    static boolean isAlike(Finding one, Finding other) {
        return one.promise() == other.promise() && one.text().startsWith(THROWN) == other.text().startsWith(THROWN);
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }
}
