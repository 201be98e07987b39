package io.weft.simulator.mutation;

import java.util.function.LongFunction;

/** What the tests mutate: a judge with a nested class, static state, and a neighbour that only its package may use. */
public final class Counting implements LongFunction<String> {

    private static int judged;

    static int judged() {
        return judged;
    }

    @Override
    public String apply(long seed) {
        judged++;
        return new Rule().allows(seed) ? null : "seed " + seed + " is not allowed by " + Neighbour.name();
    }

    private static final class Rule {
        boolean allows(long seed) {
            return seed >= 0;
        }
    }
}
