package io.weft.loadtest.report;

import io.weft.loadtest.result.LatencyResult;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What a threshold may be set for. */
enum ThresholdMetric {
    P50("p50", LatencyResult::p50Us),
    P90("p90", LatencyResult::p90Us),
    P99("p99", LatencyResult::p99Us),
    P999("p99.9", LatencyResult::p999Us),
    MAX("max", LatencyResult::maxUs),
    THROUGHPUT("throughput", ThresholdUnit.RATE, true, Measured::committedPerSecond),
    REJECTED("rejected", ThresholdUnit.SHARE, true, Measured::rejectedPercent),
    NODE_CPU("node-cpu", ThresholdUnit.TIME, false, Measured::nodeUsPerCommit),
    CLIENT_CPU("client-cpu", ThresholdUnit.TIME, false, Measured::clientUsPerCommit),
    CPU("cpu", ThresholdUnit.TIME, false, Measured::processorUsPerCommit);

    private final String label;
    private final ThresholdUnit unit;
    private final boolean isPerOperation;
    private final ToDoubleFunction<Measured> figure;

    ThresholdMetric(String label, ToLongFunction<LatencyResult> percentile) {
        this(label, ThresholdUnit.TIME, true,
                measured -> measured.latency().count() == 0 ? Shares.NONE : percentile.applyAsLong(measured.latency()));
    }

    ThresholdMetric(String label, ThresholdUnit unit, boolean isPerOperation, ToDoubleFunction<Measured> figure) {
        this.label = label;
        this.unit = unit;
        this.isPerOperation = isPerOperation;
        this.figure = figure;
    }

    String label() {
        return label;
    }

    ThresholdUnit unit() {
        return unit;
    }

    boolean isPerOperation() {
        return isPerOperation;
    }

    /** -1 if unknown. */
    double figure(Measured measured) {
        return figure.applyAsDouble(measured);
    }

    static Optional<ThresholdMetric> named(String label) {
        return Arrays.stream(values()).filter(metric -> metric.label.equals(label)).findFirst();
    }

    /** The one whose label, after a dot, the text ends with: p99.9 rather than a p9 of an operation "p99". */
    static Optional<ThresholdMetric> atEndOf(String text) {
        return Arrays.stream(values()).filter(metric -> text.endsWith("." + metric.label)).findFirst();
    }

}
