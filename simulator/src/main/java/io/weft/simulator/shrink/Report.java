package io.weft.simulator.shrink;

import io.weft.simulator.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** A shrunk failure, as a person reads it: what is done, what goes wrong, what is found, what happened. */
public final class Report {

    private Report() {}

    public static List<String> of(Shrunk shrunk) {
        List<String> lines = new ArrayList<>();
        lines.add("Seed " + shrunk.plan().seed() + ", shrunk in " + shrunk.runs() + " runs from " + size(shrunk.original())
                + " to " + size(shrunk.plan()) + (shrunk.isComplete() ? "" : "; maybe more could go"));
        lines.add("");
        lines.addAll(PlanWords.of(shrunk.plan()));
        lines.add("");
        lines.add("What is found:");
        shrunk.result().findings().forEach(finding -> lines.add("  " + finding));
        lines.add("");
        lines.add("What happened:");
        lines.addAll(shrunk.result().trace());
        return lines;
    }

    private static String size(Plan plan) {
        return plan.actions().size() + " actions, " + plan.faults().size() + " faults and " + plan.setUp().size()
                + " transactions of set-up";
    }
}
