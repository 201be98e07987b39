package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.result.LoadResult;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The cases beside one another; −1 if one of two was not measured, or did not get through what it was sent.
 *
 * @param transferToSaga committed a second
 * @param hotToTransfer  committed a second
 * @param mostNodesUs    of the cases with the same load, the most processor time of the nodes for a committed transaction to the least
 * @param mostBytes      of those with more than one node, likewise the bytes that nodes have sent to one another and to Cassandra
 */
@JsonPropertyOrder("case")
record RatiosLine(@JsonProperty("case") String name, double transferToSaga, double hotToTransfer, double mostNodesUs,
        double mostBytes) {

    /** Of a load that was sent, at least this was done in time; else it was not the same load. */
    private static final double KEPT_UP = 0.98;

    /** @param opsPerSecond what was sent in each case */
    static double mostNodesUs(List<LoadResult> sameLoad, double opsPerSecond) {
        return most(sameLoad, opsPerSecond, result -> result.total().nodeUsPerCommit());
    }

    /** A node that is alone sends to nobody, and does not count. */
    static double mostBytes(List<LoadResult> sameLoad, double opsPerSecond) {
        List<LoadResult> several = sameLoad.stream().filter(result -> Math.abs(result.total().messagesPerCommit()) > 1e-3).toList();
        return most(several, opsPerSecond, RatiosLine::bytes);
    }

    private static double bytes(LoadResult result) {
        double messages = result.total().messageBytesPerCommit();
        double journal = result.total().journaledBytesPerCommit();
        return messages < 0 || journal < 0 ? -1 : messages + journal;
    }

    private static double most(List<LoadResult> results, double opsPerSecond, ToDoubleFunction<LoadResult> figure) {
        if (results.stream().anyMatch(result -> result.total().committedPerSecond() < KEPT_UP * opsPerSecond)) {
            return -1;
        }
        DoubleSummaryStatistics figures = results.stream().mapToDouble(figure).summaryStatistics();
        return ratio(figures.getMax(), figures.getMin());
    }

    static double ratio(double one, double other) {
        return one < 0 || other <= 0 ? -1 : Math.round(100 * one / other) / 100.0;
    }
}
