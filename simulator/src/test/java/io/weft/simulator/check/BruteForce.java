package io.weft.simulator.check;

import java.util.ArrayList;
import java.util.List;

/** The definition, word by word: tries every order of every permitted subset. For histories of very few operations. */
final class BruteForce {

    private BruteForce() {}

    static <S, O> boolean isStrictlySerializable(SequentialModel<S, O> model, List<Operation<O>> history) {
        for (int subset = 0; subset < 1 << history.size(); subset++) {
            List<Operation<O>> chosen = new ArrayList<>();
            boolean isPermitted = true;
            for (int i = 0; i < history.size(); i++) {
                if ((subset & 1 << i) != 0) {
                    chosen.add(history.get(i));
                } else {
                    isPermitted &= history.get(i).mayBeAbsent();
                }
            }
            if (isPermitted && hasLegalOrder(model, model.start(), new ArrayList<>(), chosen)) {
                return true;
            }
        }
        return false;
    }

    private static <S, O> boolean hasLegalOrder(SequentialModel<S, O> model, S state, List<Operation<O>> order,
                                                List<Operation<O>> rest) {
        if (rest.isEmpty()) {
            return keepsRealTime(order);
        }
        for (Operation<O> next : rest) {
            S after = model.apply(state, next.what());
            if (after != null) {
                List<Operation<O>> longer = new ArrayList<>(order);
                longer.add(next);
                List<Operation<O>> fewer = new ArrayList<>(rest);
                fewer.remove(next);
                if (hasLegalOrder(model, after, longer, fewer)) {
                    return true;
                }
            }
        }
        return false;
    }

    static <O> boolean keepsRealTime(List<Operation<O>> order) {
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                if (order.get(j).precedes(order.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
