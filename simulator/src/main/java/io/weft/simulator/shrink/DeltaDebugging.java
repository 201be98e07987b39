package io.weft.simulator.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes items away from a list that fails, as long as it still fails: the algorithm <i>ddmin</i> of A. Zeller and
 * R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002, section 3. Two things differ. A small part is
 * not tried alone, because a run with nothing around it rarely fails; and when a part has gone, the next one is tried on
 * what is left, instead of all parts again.
 */
final class DeltaDebugging {

    private DeltaDebugging() {}

    /**
     * The end comes first, because what happens after a failure is not part of it.
     *
     * @param items a list that fails
     * @param fails asked of shorter lists in the same order
     * @return a list that fails and of which no single item can be taken away; the same question always has the same answer
     */
    static <T> List<T> minimize(List<T> items, Predicate<List<T>> fails) {
        if (items.isEmpty() || fails.test(List.of())) {
            return List.of();
        }
        List<T> rest = items;
        int partSize = (items.size() + 1) / 2;
        while (true) {
            List<T> fewer = withoutNeedlessParts(rest, partSize, fails);
            if (partSize == 1 && fewer.size() == rest.size()) {
                return rest;
            }
            rest = fewer;
            partSize = Math.max(1, partSize / 2);
        }
    }

    private static <T> List<T> withoutNeedlessParts(List<T> items, int partSize, Predicate<List<T>> fails) {
        List<T> rest = items;
        for (int end = items.size(); end > 0; end -= partSize) {
            List<T> fewer = new ArrayList<>(rest);
            fewer.subList(Math.max(0, end - partSize), end).clear();
            if (!fewer.isEmpty() && fails.test(List.copyOf(fewer))) {
                rest = fewer;
            }
        }
        return rest;
    }
}
