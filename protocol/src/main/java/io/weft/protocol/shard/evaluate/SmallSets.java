package io.weft.protocol.shard.evaluate;

import java.util.LinkedHashSet;
import java.util.Set;

/** Sets that mostly stay empty or get one element, and are in the order of insertion. */
final class SmallSets {

    private SmallSets() {}

    /** @param set that this class made, or an empty one; not to be used any more */
    static <T> Set<T> with(Set<T> set, T element) {
        if (set.isEmpty()) {
            return Set.of(element);
        }
        if (set.contains(element)) {
            return set;
        }
        Set<T> more = set.size() == 1 ? new LinkedHashSet<>(set) : set;
        more.add(element);
        return more;
    }
}
