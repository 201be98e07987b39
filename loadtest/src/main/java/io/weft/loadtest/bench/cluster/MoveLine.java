package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.meter.NodeMeter.Serving;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node that leaves does to the load: its entities move to the others. What uses them waits meanwhile, so none that came back
 * was away for longer than the longest latency. All transfers are counted alike; those that need none of what moves are a share
 * that follows from the numbers, since accounts and ids are spread evenly.
 *
 * @param elsewhereShare of the transfers, those that need none of what moves
 * @param before          committed in a second, in the median of those before it began to leave
 * @param worst           the same of the worst second after; if only what moves is held up, at least that share of the median before
 * @param median          the same of the seconds after, in the median
 * @param longestUs       the longest latency of all
 * @param longestBeforeUs the longest before it began to leave
 */
@JsonPropertyOrder("case")
record MoveLine(@JsonProperty("case") String name, double opsPerSecond, int movedShards, int movedCoordinators, double elsewhereShare,
        long before, long worst, long median, double worstRatio, double medianRatio, long longestUs, long longestBeforeUs,
        boolean auditIsClean, List<String> failures, List<String> warnings, String machine) {

    /** @param leavingSecond in which the node began to leave, counted as those of the result */
    static MoveLine of(double opsPerSecond, LoadResult result, int leavingSecond, Serving moved) {
        List<SecondResult> measured = result.seconds().stream().filter(second -> !second.warmUp()).toList();
        List<SecondResult> earlier = measured.stream().filter(second -> second.second() < leavingSecond).toList();
        List<SecondResult> later = measured.stream().filter(second -> second.second() >= leavingSecond).toList();
        long before = median(earlier);
        long worst = later.stream().mapToLong(SecondResult::committed).min().orElse(-1);
        List<String> warnings = new ArrayList<>(result.warnings());
        if (moved.entities() == 0) {
            warnings.add("no entity moved");
        }
        return new MoveLine("entities move off a node that leaves", Math.round(opsPerSecond), moved.shards(), moved.coordinators(),
                elsewhere(moved, result.run().shards(), result.run().coordinators()), before, worst, median(later),
                ratio(worst, before), ratio(median(later), before), longest(later), longest(earlier), result.audit().isClean(),
                result.audit().failures(), warnings, result.run().machine());
    }

    /** Both accounts are of other shards; and it is of one shard, or has another coordinator. */
    static double elsewhere(Serving moved, int shards, int coordinators) {
        double others = shards - moved.shards();
        double otherCoordinators = (double) (coordinators - moved.coordinators()) / coordinators;
        double both = others * others / shards / shards;
        double one = others / shards / shards;
        return Math.round(100 * (one + (both - one) * otherCoordinators)) / 100.0;
    }

    private static long median(List<SecondResult> seconds) {
        List<Long> sorted = seconds.stream().map(SecondResult::committed).sorted().toList();
        return sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2);
    }

    private static long longest(List<SecondResult> seconds) {
        return seconds.stream().mapToLong(second -> second.latency().maxUs()).max().orElse(-1);
    }

    private static double ratio(long one, long other) {
        return one < 0 || other <= 0 ? -1 : Math.round(100.0 * one / other) / 100.0;
    }
}
