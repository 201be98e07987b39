package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.result.LoadResult;

/**
 * One case beside another of the same run.
 *
 * @param throughputRatio committed a second, of the one to the other; −1 if either is unknown, and so for all of them
 * @param processorRatio  processor time of node and client for each committed transaction
 */
@JsonPropertyOrder("case")
record RatioLine(@JsonProperty("case") String name, double throughputRatio, double processorRatio, double p50Ratio, double p99Ratio,
        boolean auditIsClean) {

    static RatioLine of(String name, LoadResult one, LoadResult other) {
        return new RatioLine(name, ratio(one.total().committedPerSecond(), other.total().committedPerSecond()),
                ratio(processorUs(one), processorUs(other)), ratio(one.total().latency().p50Us(), other.total().latency().p50Us()),
                ratio(one.total().latency().p99Us(), other.total().latency().p99Us()),
                one.audit().isClean() && other.audit().isClean());
    }

    private static double processorUs(LoadResult result) {
        double node = result.total().nodeUsPerCommit();
        return node < 0 ? -1 : node + result.total().clientUsPerCommit();
    }

    /** In hundredths. */
    static double ratio(double one, double other) {
        return one < 0 || other <= 0 ? -1 : Math.round(100 * one / other) / 100.0;
    }
}
