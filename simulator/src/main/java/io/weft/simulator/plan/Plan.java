package io.weft.simulator.plan;

import java.util.List;

/**
 * Everything that is decided before a run begins. What is left to chance in the run (delays, which messages are lost)
 * follows from the seed and from the message, see {@link io.weft.simulator.world.Chance}.
 *
 * @param isTimely every transaction must be decided in its time
 * @param setUp   done one after another before anything goes wrong
 * @param actions in the order of their times
 * @param faults  in the order of their times
 * @param endMs   when faults end
 */
public record Plan(long seed, Shape shape, Cast cast, boolean isTimely, Limits limits, Noise noise, List<Action.Execute> setUp, List<Action> actions,
        List<Fault> faults, long endMs) {

    /** How large the cluster is. */
    public record Shape(int nodes, int shards, int coordinators) {}

    public Plan {
        setUp = List.copyOf(setUp);
        actions = List.copyOf(actions);
        faults = List.copyOf(faults);
    }

    public Plan withActions(List<Action> fewer) {
        return new Plan(seed, shape, cast, isTimely, limits, noise, setUp, fewer, faults, endMs);
    }

    public Plan withFaults(List<Fault> fewer) {
        return new Plan(seed, shape, cast, isTimely, limits, noise, setUp, actions, fewer, endMs);
    }

    public Plan withNoise(Noise less) {
        return new Plan(seed, shape, cast, isTimely, limits, less, setUp, actions, faults, endMs);
    }

    public Plan withSetUp(List<Action.Execute> fewer) {
        return new Plan(seed, shape, cast, isTimely, limits, noise, fewer, actions, faults, endMs);
    }

    public boolean isCalm() {
        return faults.isEmpty() && noise.equals(Noise.NONE);
    }
}
