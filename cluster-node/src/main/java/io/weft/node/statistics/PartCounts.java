package io.weft.node.statistics;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What parts of a node count; asked by any thread.
 *
 * @param journal  empty if it counts nothing
 * @param serving what serves on this node now
 */
public record PartCounts(Supplier<Optional<JournalCounts>> journal, Supplier<TrafficCounts> traffic, Supplier<Serving> serving) {

    public static final PartCounts NONE = new PartCounts(Optional::empty, () -> TrafficCounts.NONE, () -> Serving.NONE);

    /** Entities, by role. */
    public record Serving(int shards, int coordinators) {

        static final Serving NONE = new Serving(0, 0);

        public int entities() {
            return shards + coordinators;
        }
    }
}
