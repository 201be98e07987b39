package io.weft.simulator.models;

import java.util.List;

/**
 * What TLC said of one configuration.
 *
 * @param generated       states, each as often as it was met
 * @param distinct        states
 * @param unexplored      states that were met and not explored; none, unless it ended early
 * @param depth           states on the way from the start to the farthest one, both counted
 * @param completed       whether TLC says that it found no error
 * @param violated        the invariant that does not hold; null if TLC names none
 * @param counterexample  states on the way to the violation, the first counted
 * @param errors          what else TLC complains of, such as a model that can't be parsed
 */
public record Exploration(long generated, long distinct, long unexplored, int depth, boolean completed,
        String violated, int counterexample, List<String> errors) {

    public Exploration {
        errors = List.copyOf(errors);
    }

    /** Whether all states within the bounds were looked at, and all invariants hold in each. */
    public boolean holds() {
        return completed && violated == null && errors.isEmpty() && distinct > 0 && unexplored == 0;
    }
}
