package io.weft.simulator.check;

import java.util.List;

/**
 * Decides whether a history is strictly serializable. The words are defined in this package's description.
 *
 * <p>The search places operations one after another, depth first (Wing and Gong 1993): the next is one that was invoked
 * before the first answer among those not placed yet, and that the model finds possible. Where nothing is possible it takes
 * back the last one and remembers that this set of placed operations with this state leads nowhere (Lowe 2017). Candidates
 * are tried in the order of their hints: if these are right nothing is ever taken back, and the cost is one call of the model
 * for each operation. If they are wrong the search begins anew, once, with more care about observations. Without hints the
 * cost is exponential in the number of concurrent operations at worst.
 *
 * <p>Two things shorten a search that has to go back. An operation that only observes is never moved from the first place
 * where it is possible: if some order has it later, the same order with it moved to here is legal too, and nothing that it
 * precedes comes into its way. So a search that begins anew places each observation as soon as it is possible. And operations
 * of unknown fate have no branch of their own for "did not happen": they are just never placed, and hold up nobody.
 */
public final class StrictSerializability {

    private StrictSerializability() {}

    /**
     * @param maxStates how many states the search may reach before it gives up; at least twice the length of the history,
     *     because it may begin anew
     */
    public static <S, O> Verdict<O> check(SequentialModel<S, O> model, List<Operation<O>> history, long maxStates) {
        return new Search<>(model, history).run(maxStates);
    }
}
