package io.weft.loadtest.report;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.SecondResult;
import java.util.Locale;

/** A line for each second, for a terminal on which a run is watched; at most 100 columns, aligned below {@link #HEADER}. */
public final class SecondLine {

    private static final String COLUMNS = "%6s %11s %8s %7s %7s %7s %7s %9s %6s %6s %7s";

    public static final String HEADER = String.format(Locale.ROOT, COLUMNS, "second", "committed/s", "rejected", "retries", "p50",
            "p99", "max", "in flight", "node", "client", "behind");

    private static final double MS_PER_PERCENT = 10;
    private static final String NOTHING = "-";

    private SecondLine() {}

    /** Processor time is in percent of one core; "behind" is how late the generator was, "-" if it was not. */
    public static String of(SecondResult second) {
        LatencyResult latency = second.latency();
        boolean isCounted = latency.count() > 0;
        String line = String.format(Locale.ROOT, COLUMNS,
                second.second(),
                Figures.count(second.committed()),
                Figures.count(second.rejected()),
                Figures.count(second.retries()),
                isCounted ? Figures.latency(latency.p50Us()) : NOTHING,
                isCounted ? Figures.latency(latency.p99Us()) : NOTHING,
                isCounted ? Figures.latency(latency.maxUs()) : NOTHING,
                Figures.count(second.inFlight()),
                processor(second.nodeMillis()),
                processor(second.clientMillis()),
                second.behindUs() > 0 ? Figures.latency(second.behindUs()) : NOTHING);
        return second.warmUp() ? line + " warm-up" : line;
    }

    private static String processor(long millis) {
        return millis < 0 ? "?" : String.format(Locale.ROOT, "%.0f %%", millis / MS_PER_PERCENT);
    }
}
