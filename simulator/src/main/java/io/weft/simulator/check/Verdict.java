package io.weft.simulator.check;

import java.util.List;

/** What the checker found. */
public sealed interface Verdict<O> {

    /**
     * The history is strictly serializable.
     *
     * @param order a legal sequence that keeps the real-time order; operations of unknown fate that are not in it are
     *     taken not to have happened
     */
    record Serializable<O>(List<Operation<O>> order) implements Verdict<O> {}

    /** The history is not strictly serializable: every order was tried. */
    record Violation<O>(DeadEnd<O> deadEnd) implements Verdict<O> {}

    /** The search gave up at its limit: some orders were not tried. */
    record Undecided<O>(long statesExplored, DeadEnd<O> deadEnd) implements Verdict<O> {}

    /**
     * The farthest that the search came, the first time. The fault is often near, but need not be: what does not fit here
     * may not fit because of an operation far before.
     *
     * @param prefix the longest legal sequence that was found
     * @param refused the operations that could have come next, and why none of them is possible there
     */
    record DeadEnd<O>(List<Operation<O>> prefix, List<Refusal<O>> refused) {

        /** For people: the last operations of the prefix, at most as many as asked for, and all refused ones. */
        public String describe(int maxOperations) {
            StringBuilder text = new StringBuilder();
            int hidden = Math.max(0, prefix.size() - maxOperations);
            text.append("after ").append(prefix.size()).append(" operations");
            text.append(prefix.isEmpty() ? "\n" : ", the last of which are\n");
            prefix.subList(hidden, prefix.size()).forEach(it -> text.append("  ").append(it).append('\n'));
            text.append("none of these is possible\n");
            refused.forEach(it -> text.append("  ").append(it.operation()).append(": ").append(it.why()).append('\n'));
            return text.toString();
        }
    }

    record Refusal<O>(Operation<O> operation, String why) {}
}
