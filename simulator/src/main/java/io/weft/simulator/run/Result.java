package io.weft.simulator.run;

import io.weft.simulator.audit.Finding;
import io.weft.simulator.observe.Coverage;
import io.weft.simulator.plan.Plan;
import java.util.List;

/**
 * What came of a run.
 *
 * @param trace empty if none was asked for
 */
public record Result(Plan plan, List<Finding> findings, Coverage coverage, long events, List<String> trace) {

    public boolean isClean() {
        return findings.isEmpty();
    }
}
