package io.weft.simulator.mutation;

import java.util.List;

/**
 * A rule that is taken out, as a programmer would get it wrong.
 *
 * @param name    of its file, without the ending
 * @param rule    its number in the protocol's list of rules
 * @param what    one sentence that says what is wrong now
 * @param patches one or more, done one after another
 */
public record Mutation(String name, int rule, String what, List<Patch> patches) {

    /** The last of the protocol's rules. */
    public static final int LAST_RULE = 24;

    /** @throws BadMutation if the rule does not exist or there is nothing to patch */
    public Mutation {
        patches = List.copyOf(patches);
        if (rule < 1 || rule > LAST_RULE) {
            throw new BadMutation(name, "there is no rule " + rule);
        }
        if (patches.isEmpty()) {
            throw new BadMutation(name, "it patches nothing");
        }
    }
}
