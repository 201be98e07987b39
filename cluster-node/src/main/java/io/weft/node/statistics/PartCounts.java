package io.weft.node.statistics;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What parts of a node count; asked by any thread.
 *
 * @param journal  empty if it counts nothing
 * @param entities shards and coordinators that serve on this node now
 */
public record PartCounts(Supplier<Optional<JournalCounts>> journal, Supplier<TrafficCounts> traffic, IntSupplier entities) {

    public static final PartCounts NONE = new PartCounts(Optional::empty, () -> TrafficCounts.NONE, () -> 0);
}
