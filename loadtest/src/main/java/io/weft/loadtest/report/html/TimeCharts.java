package io.weft.loadtest.report.html;

import io.weft.loadtest.report.Figures;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Which charts over time a page has, and what is in them. */
final class TimeCharts {

    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String THIRD = "third";

    private final LoadResult result;
    private final Timeline timeline;

    TimeCharts(LoadResult result, Timeline timeline) {
        this.result = result;
        this.timeline = timeline;
    }

    void writeTo(Markup out) {
        throughput().writeTo(out, timeline);
        latency().writeTo(out, timeline);
        processor().writeTo(out, timeline);
        if (highest(Bin::behindUs) > 0) {
            behind().writeTo(out, timeline);
        }
    }

    private TimeChart throughput() {
        TotalResult total = result.total();
        List<Series> series = List.of(
                new Series("committed", FIRST, true, Bin::committed, Figures::count,
                        Figures.count(total.committedPerSecond()) + "/s"),
                new Series("rejected", SECOND, false, Bin::rejected, Figures::count, perSecond(total.rejected())),
                new Series("retries", THIRD, false, Bin::retries, Figures::count, perSecond(total.retries())));
        return chart("throughput", "Throughput", "transactions a second", series, linear(series, 1, Figures::count));
    }

    private TimeChart latency() {
        LatencyResult total = result.total().latency();
        List<Series> series = List.of(
                new Series("p50", FIRST, false, Bin::p50Us, Words::latency, Words.latency(total, LatencyResult::p50Us)),
                new Series("p99", SECOND, false, Bin::p99Us, Words::latency, Words.latency(total, LatencyResult::p99Us)),
                new Series("max", THIRD, false, Bin::maxUs, Words::latency, Words.latency(total, LatencyResult::maxUs)));
        return chart("latency", "Latency", "logarithmic; retries included" + binned(), series, logarithmic(series));
    }

    private String binned() {
        return timeline.binSeconds() == 1 ? ""
                : "; each point is the median p50, and the highest p99 and max, of " + timeline.binSeconds() + " seconds";
    }

    private TimeChart processor() {
        List<Series> series = List.of(
                new Series("node", FIRST, false, Bin::nodePercent, Figures::percent, meanPercent(Bin::nodePercent)),
                new Series("client", SECOND, false, Bin::clientPercent, Figures::percent, meanPercent(Bin::clientPercent)));
        return chart("processor", "Processor time", "percent of one core", series,
                linear(series, 1, percent -> Figures.count(percent) + " %"));
    }

    private TimeChart behind() {
        List<Series> series = List.of(
                new Series("behind", SECOND, true, Bin::behindUs, Words::latency,
                        "at worst " + Words.latency(highest(Bin::behindUs))));
        return chart("behind", "Behind schedule", "how late the generator itself began a transaction, at worst", series,
                linear(series, 1, Words::tickLatency));
    }

    private TimeChart chart(String id, String title, String unit, List<Series> series, Axis values) {
        return new TimeChart(id, title, unit, describe(title, unit, series), values, series);
    }

    private String describe(String title, String unit, List<Series> series) {
        Function<Series, String> range = line -> {
            double[] known = known(line.value()).toArray();
            return known.length == 0 ? line.name() + ": unknown"
                    : line.name() + ": from " + line.format().apply(Arrays.stream(known).min().orElse(0)) + " to "
                            + line.format().apply(Arrays.stream(known).max().orElse(0)) + ", measured " + line.summary();
        };
        return title + " (" + unit + ") over " + TimeAxis.clock(timeline.seconds()) + ", of which "
                + TimeAxis.clock(timeline.warmUpSeconds()) + " are warm-up. "
                + series.stream().map(range).collect(Collectors.joining(". ")) + ".";
    }

    private Axis linear(List<Series> series, double leastStep, DoubleFunction<String> label) {
        return LinearAxis.upTo(series.stream().mapToDouble(line -> highest(line.value())).max().orElse(0), leastStep, label);
    }

    /** What took no measurable time is shown as a microsecond. */
    private Axis logarithmic(List<Series> series) {
        double[] all = series.stream().flatMapToDouble(line -> known(line.value())).map(us -> Math.max(1, us)).sorted().toArray();
        return all.length == 0
                ? LogAxis.of(1_000, 1_000_000, Words::tickLatency)
                : LogAxis.of(all[0], all[all.length - 1], Words::tickLatency);
    }

    private double highest(ToDoubleFunction<Bin> value) {
        return known(value).max().orElse(0);
    }

    private DoubleStream known(ToDoubleFunction<Bin> value) {
        return timeline.bins().stream().mapToDouble(value).filter(Figures::isKnown);
    }

    private String meanPercent(ToDoubleFunction<Bin> value) {
        return Figures.percent(timeline.bins().stream().filter(bin -> !bin.isWarmUp()).mapToDouble(value).filter(Figures::isKnown)
                .average().orElse(-1));
    }

    private String perSecond(long count) {
        RunDescription run = result.run();
        return count == 0 ? "none" : Figures.significant(count * 1e3 / Math.max(1, run.measuredMs())) + "/s";
    }
}
