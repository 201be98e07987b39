package io.weft.loadtest.report.html;

import io.weft.loadtest.report.Figures;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.SecondResult;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A point of a chart: one second, or several of a long run. Counts and processor time are means of the seconds.
 * Percentiles can't be had from percentiles, so of several seconds it is the median of their p50, the highest of their
 * p99 and of their maxima, which shows no bad second better than it was. What is unknown is not a number.
 *
 * @param endSecond after the last
 * @param p50Us     and the other latencies in microseconds
 * @param nodePercent processor time in percent of one core
 */
record Bin(int firstSecond, int endSecond, boolean isWarmUp, double committed, double rejected, double retries, double p50Us,
        double p99Us, double maxUs, double behindUs, double nodePercent, double clientPercent) {

    private static final double MS_PER_PERCENT = 10;

    /**
     * @param seconds at least one
     */
    static Bin of(List<SecondResult> seconds) {
        SecondResult first = seconds.get(0);
        return new Bin(first.second(), seconds.get(seconds.size() - 1).second() + 1, first.warmUp(),
                mean(seconds, SecondResult::committed),
                mean(seconds, SecondResult::rejected),
                mean(seconds, SecondResult::retries),
                medianLatency(seconds),
                highestLatency(seconds, LatencyResult::p99Us),
                highestLatency(seconds, LatencyResult::maxUs),
                seconds.stream().mapToLong(SecondResult::behindUs).max().orElse(0),
                mean(seconds, SecondResult::nodeMillis) / MS_PER_PERCENT,
                mean(seconds, SecondResult::clientMillis) / MS_PER_PERCENT);
    }

    private static double mean(List<SecondResult> seconds, ToLongFunction<SecondResult> figure) {
        return seconds.stream().mapToLong(figure).filter(Figures::isKnown).average().orElse(Double.NaN);
    }

    private static double medianLatency(List<SecondResult> seconds) {
        long[] sorted = counted(seconds).stream().mapToLong(second -> second.latency().p50Us()).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static double highestLatency(List<SecondResult> seconds, ToLongFunction<LatencyResult> figure) {
        return counted(seconds).stream().map(SecondResult::latency).mapToLong(figure).mapToDouble(us -> us).max().orElse(Double.NaN);
    }

    private static List<SecondResult> counted(List<SecondResult> seconds) {
        return seconds.stream().filter(second -> second.latency().count() > 0).toList();
    }
}
