package io.weft.loadtest.report.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A figure with lines over the time of a run. The plot is drawn in a square of its own that is stretched to the width of
 * the page; lines keep their thickness, and words are placed beside it, in percent.
 *
 * @param id unique in its page
 */
record TimeChart(String id, String title, String unit, String description, Axis values, List<Series> series) {

    private static final int HEIGHT_PX = 220;
    private static final int SIDE = 1_000;

    void writeTo(Markup out, Timeline timeline) {
        out.open("figure", "class", "chart");
        out.open("figcaption").element("h2", title).element("p", unit).close();
        writeLegend(out, timeline);
        out.open("div", "class", "plot");
        out.open("svg", "role", "img", "width", "100%", "height", String.valueOf(HEIGHT_PX), "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title").element("desc", description, "id", id + "-desc");
        TimeAxis time = new TimeAxis(timeline.seconds());
        writeWarmUp(out, time.fraction(timeline.warmUpSeconds()));
        writeAxes(out, time);
        writeLines(out, timeline, time);
        out.close().close().close();
    }

    private void writeLegend(Markup out, Timeline timeline) {
        out.open("ul", "class", "legend");
        for (Series line : series) {
            out.open("li");
            out.open("svg", "class", "swatch", "aria-hidden", "true", "width", "22", "height", "10");
            out.empty("path", "class", "line " + line.style(), "d", "M1 5H21").close();
            out.element("span", line.name()).element("b", line.summary()).close();
        }
        if (timeline.warmUpSeconds() > 0) {
            out.open("li", "class", "muted").open("svg", "class", "swatch", "aria-hidden", "true", "width", "12", "height", "12");
            out.empty("rect", "class", "shade", "width", "12", "height", "12", "rx", "2").close();
            out.element("span", "warm-up").close();
        }
        out.close();
    }

    private static void writeWarmUp(Markup out, double share) {
        if (share > 0) {
            out.empty("rect", "class", "shade", "width", percent(share), "height", "100%");
        }
    }

    private void writeAxes(Markup out, TimeAxis time) {
        for (Tick tick : values.ticks()) {
            String y = percent(1 - tick.fraction());
            out.empty("line", "class", tick.label().isEmpty() ? "grid minor" : "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
            if (!tick.label().isEmpty()) {
                out.element("text", tick.label(), "class", "tick", "x", "-8", "y", y, "dy", "0.32em", "text-anchor", "end");
            }
        }
        int index = 0;
        for (Tick tick : time.ticks()) {
            String x = percent(tick.fraction());
            out.empty("line", "class", "grid mark", "x1", x, "x2", x, "y1", "100%", "y2", String.valueOf(HEIGHT_PX + 5));
            out.element("text", tick.label(), "class", index++ % 2 == 0 ? "tick" : "tick odd", "x", x, "y",
                    String.valueOf(HEIGHT_PX + 20), "text-anchor", "middle");
        }
    }

    private void writeLines(Markup out, Timeline timeline, TimeAxis time) {
        out.open("svg", "width", "100%", "height", "100%", "viewBox", "0 0 " + SIDE + " " + SIDE, "preserveAspectRatio", "none");
        for (Series line : series) {
            LinePath path = new LinePath(SIDE);
            for (Bin bin : timeline.bins()) {
                double value = line.value().applyAsDouble(bin);
                double at = (bin.firstSecond() + bin.endSecond()) / 2.0;
                path.add(time.fraction(at), Double.isNaN(value) ? value : values.fraction(value));
            }
            if (line.isFilled()) {
                out.empty("path", "class", "area " + line.style(), "d", path.area());
            }
            out.empty("path", "class", "line " + line.style(), "d", path.line());
        }
        writeHints(out, timeline, time);
        out.close();
    }

    /** What a browser shows while the pointer rests on a point. */
    private void writeHints(Markup out, Timeline timeline, TimeAxis time) {
        double width = SIDE * time.fraction(timeline.binSeconds());
        out.open("g", "class", "hints", "stroke-width", coordinate(width));
        for (Bin bin : timeline.bins()) {
            double x = SIDE * time.fraction((bin.firstSecond() + bin.endSecond()) / 2.0);
            out.open("path", "d", "M" + coordinate(x) + " 0V" + SIDE).element("title", hint(bin)).close();
        }
        out.close();
    }

    private String hint(Bin bin) {
        String from = TimeAxis.clock(bin.firstSecond());
        String at = bin.endSecond() - bin.firstSecond() == 1 ? from : from + " to " + TimeAxis.clock(bin.endSecond());
        return at + (bin.isWarmUp() ? ", warm-up\n" : "\n")
                + series.stream().map(line -> line.at(bin)).collect(Collectors.joining("\n"));
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * fraction);
    }
}
