package io.weft.simulator.check;

/**
 * A sequential specification. Its methods are pure: the same arguments give the same result, and nothing is changed.
 *
 * @param <S> states: immutable, with {@code equals} and {@code hashCode} by value
 * @param <O> operations, each with the answer that was observed
 */
public interface SequentialModel<S, O> {

    S start();

    /** The state that the operation leaves, or null if what was observed is impossible in this state. */
    S apply(S state, O operation);

    /** Why {@link #apply} gave null, for people. */
    String explain(S state, O operation);

    /**
     * Whether the operation leaves each state in which it is possible as it is. The search then keeps it where it was first
     * found possible and tries no other place behind that. False is always right, and slower.
     */
    default boolean onlyObserves(O operation) {
        return false;
    }
}
