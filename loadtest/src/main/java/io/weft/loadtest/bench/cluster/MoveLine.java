package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What a new node does to the load: entities move to it, one at a time. What uses one waits meanwhile, so none that came back was
 * away for longer than the longest latency. All transfers are counted alike: with 16 shards one of them is in 12 % of all transfers,
 * and with 4 coordinators one of those in 23 %.
 *
 * @param moved           entities that the new node had in the end
 * @param before          committed in a second, in the median of those before the node was added
 * @param worst           the same of the worst second after
 * @param median          the same of the seconds after, in the median
 * @param longestUs       the longest latency of all
 * @param longestBeforeUs the longest before the node was added
 */
@JsonPropertyOrder("case")
record MoveLine(@JsonProperty("case") String name, double opsPerSecond, int moved, long before, long worst, long median,
        double worstRatio, double medianRatio, long longestUs, long longestBeforeUs, boolean auditIsClean, List<String> failures,
        List<String> warnings, String machine) {

    /** @param addedSecond in which the node was added, counted as those of the result */
    static MoveLine of(double opsPerSecond, LoadResult result, int addedSecond, int moved) {
        List<SecondResult> measured = result.seconds().stream().filter(second -> !second.warmUp()).toList();
        List<SecondResult> earlier = measured.stream().filter(second -> second.second() < addedSecond).toList();
        List<SecondResult> later = measured.stream().filter(second -> second.second() >= addedSecond).toList();
        long before = median(earlier);
        long worst = later.stream().mapToLong(SecondResult::committed).min().orElse(-1);
        List<String> warnings = new ArrayList<>(result.warnings());
        if (moved == 0) {
            warnings.add("no entity moved");
        }
        return new MoveLine("entities move to a new node", Math.round(opsPerSecond), moved, before, worst, median(later),
                ratio(worst, before), ratio(median(later), before), longest(later), longest(earlier), result.audit().isClean(),
                result.audit().failures(), warnings, result.run().machine());
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
