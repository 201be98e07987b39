package io.weft.simulator.models;

import java.util.List;

/**
 * Whether a configuration did what it must.
 *
 * @param invariants that were checked
 * @param tookMs     of real time, the start of the process included
 * @param trouble    what is wrong; null if it is as it must be
 */
public record Verdict(Configuration configuration, List<String> invariants, Exploration exploration, long tookMs,
        String trouble) {

    public Verdict {
        invariants = List.copyOf(invariants);
    }

    /** @param trouble that came between; null if TLC came to an end */
    static Verdict of(Configuration configuration, List<String> invariants, Exploration exploration, long tookMs,
            String trouble) {
        String found = trouble != null ? trouble : judge(configuration, exploration);
        return new Verdict(configuration, invariants, exploration, tookMs, found);
    }

    private static String judge(Configuration configuration, Exploration exploration) {
        if (!exploration.errors().isEmpty()) {
            return String.join("; ", exploration.errors());
        }
        if (configuration.mustHold()) {
            return exploration.holds() ? null : exploration.violated() == null ? "not explored to the end"
                    : exploration.violated() + " fails after " + exploration.counterexample() + " states";
        }
        if (exploration.violated() == null) {
            return "must fail, but holds";
        }
        boolean expected = exploration.violated().equals(configuration.mustFail());
        return expected ? null : exploration.violated() + " fails, not " + configuration.mustFail();
    }

    public boolean isAsItMust() {
        return trouble == null;
    }

    /** In a few words. */
    public String text() {
        if (!isAsItMust()) {
            return "WRONG: " + trouble;
        }
        return configuration.mustHold() ? invariants.size() + " invariants hold"
                : exploration.violated() + " fails, as it must, in " + exploration.counterexample() + " states";
    }
}
