package io.weft.simulator.check;

/**
 * One operation of a history. The words are defined in this package's description.
 *
 * @param name for people
 * @param what the question and the observed answer, in terms of the model
 * @param invokedAt instant of the invocation
 * @param respondedAt instant by which it had taken effect if it ever did, as a rule that of the answer; {@link #NEVER} if
 *     there was none
 * @param mayBeAbsent its fate is unknown: it may have taken effect or not
 * @param hint where an observer believes that it took effect; {@link #NEVER} if it believes that it did not. It decides what
 *     the search tries first, never the verdict
 */
public record Operation<O>(String name, O what, long invokedAt, long respondedAt, boolean mayBeAbsent, long hint) {

    /** The instant of an answer that never came. */
    public static final long NEVER = Long.MAX_VALUE;

    /** @throws IllegalArgumentException if it was answered before it was invoked */
    public Operation {
        if (respondedAt < invokedAt) {
            throw new IllegalArgumentException(name + " was invoked at " + invokedAt + " but answered at " + respondedAt);
        }
    }

    /** Took effect, with this answer; nobody knows where in between. */
    public static <O> Operation<O> answered(String name, O what, long invokedAt, long respondedAt) {
        return new Operation<>(name, what, invokedAt, respondedAt, false, respondedAt);
    }

    /** Was never answered, and may or may not have taken effect at any time after its invocation. */
    public static <O> Operation<O> ofUnknownFate(String name, O what, long invokedAt) {
        return new Operation<>(name, what, invokedAt, NEVER, true, NEVER);
    }

    /** The real-time order. */
    public boolean precedes(Operation<?> other) {
        return respondedAt < other.invokedAt;
    }

    @Override
    public String toString() {
        String answer = respondedAt == NEVER ? "never" : Long.toString(respondedAt);
        return name + " [" + invokedAt + ", " + answer + (mayBeAbsent ? ", unknown fate] " : "] ") + what;
    }
}
