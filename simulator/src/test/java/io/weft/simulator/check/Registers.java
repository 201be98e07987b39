package io.weft.simulator.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registers, all 0 at first, and transactions that read and write several of them. */
final class Registers implements SequentialModel<Map<String, Integer>, Registers.Txn> {

    record Txn(List<Action> actions, boolean aborted) {
        @Override
        public String toString() {
            return actions + (aborted ? " aborted" : "");
        }
    }

    /** A read with what was observed, or a write. */
    record Action(boolean isWrite, String key, int value) {
        @Override
        public String toString() {
            return (isWrite ? "w(" : "r(") + key + "," + value + ")";
        }
    }

    static Action r(String key, int value) {
        return new Action(false, key, value);
    }

    static Action w(String key, int value) {
        return new Action(true, key, value);
    }

    static Txn txn(Action... actions) {
        return new Txn(List.of(actions), false);
    }

    static Txn aborted(Action... actions) {
        return new Txn(List.of(actions), true);
    }

    /** An answered transaction, named by what it did. */
    static Operation<Txn> op(long invokedAt, long respondedAt, Action... actions) {
        return Operation.answered(Arrays.toString(actions), txn(actions), invokedAt, respondedAt);
    }

    @Override
    public Map<String, Integer> start() {
        return Map.of();
    }

    @Override
    public Map<String, Integer> apply(Map<String, Integer> state, Txn txn) {
        Map<String, Integer> next = new HashMap<>(state);
        for (Action action : txn.actions()) {
            if (action.isWrite()) {
                next.put(action.key(), action.value());
            } else if (next.getOrDefault(action.key(), 0) != action.value()) {
                return null;
            }
        }
        return txn.aborted() ? state : next;
    }

    @Override
    public String explain(Map<String, Integer> state, Txn txn) {
        return "cannot read that in " + state;
    }

    @Override
    public boolean onlyObserves(Txn txn) {
        return txn.aborted() || txn.actions().stream().noneMatch(Action::isWrite);
    }
}
