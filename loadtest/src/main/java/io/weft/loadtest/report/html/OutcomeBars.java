package io.weft.loadtest.report.html;

import io.weft.loadtest.report.Figures;
import io.weft.loadtest.report.Shares;
import io.weft.loadtest.result.OperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How each kind of operation ended: a bar that is cut in the proportion of the outcomes, and the counts beside it. */
final class OutcomeBars {

    private static final int REJECTION_COLOURS = 6;
    /** A thinner piece would not be seen; the counts beside it tell how thin it is. */
    private static final double MIN_PIECE_PERCENT = 0.4;

    private final List<OperationResult> operations;
    /** In the order of their names, so that one outcome has one colour in all bars. */
    private final List<String> rejections;

    OutcomeBars(List<OperationResult> operations) {
        this.operations = operations;
        TreeSet<String> names = new TreeSet<>();
        operations.forEach(operation -> operation.outcomes().keySet().stream().filter(Shares::isRejection).forEach(names::add));
        this.rejections = new ArrayList<>(names);
    }

    void writeTo(Markup out) {
        out.open("figure", "class", "chart");
        out.open("figcaption").element("h2", "Outcomes").element("p", "by operation, of the measured time").close();
        int index = 0;
        for (OperationResult operation : operations) {
            writeOperation(out, operation, "outcome-" + index++);
        }
        if (operations.isEmpty()) {
            out.element("p", "No operation ended in the measured time.");
        }
        out.close();
    }

    private void writeOperation(Markup out, OperationResult operation, String id) {
        long ended = Shares.ended(operation);
        out.open("div", "class", "outcomes");
        out.open("h3").text(operation.name()).element("span", Figures.count(ended)).close();
        out.open("svg", "role", "img", "width", "100%", "height", "18", "aria-labelledby", id + "-title " + id + "-desc");
        out.element("title", "Outcomes of " + operation.name(), "id", id + "-title");
        out.element("desc", describe(operation, ended), "id", id + "-desc");
        writePieces(out, operation, ended);
        out.close();
        writeCounts(out, operation, ended);
        out.close();
    }

    private void writePieces(Markup out, OperationResult operation, long ended) {
        List<Map.Entry<String, Long>> outcomes = Shares.ordered(operation);
        double whole = outcomes.stream().mapToDouble(outcome -> piece(outcome.getValue(), ended)).sum();
        double at = 0;
        out.empty("rect", "class", "empty", "width", "100%", "height", "100%");
        for (Map.Entry<String, Long> outcome : outcomes) {
            double width = whole > 0 ? 100 * piece(outcome.getValue(), ended) / whole : 0;
            out.open("rect", "class", style(outcome.getKey()), "x", percent(at), "width", percent(width), "height", "100%");
            out.element("title", describe(outcome, ended)).close();
            at += width;
        }
    }

    private static double piece(long count, long ended) {
        return count == 0 ? 0 : Math.max(MIN_PIECE_PERCENT, Shares.percent(count, ended));
    }

    private void writeCounts(Markup out, OperationResult operation, long ended) {
        out.open("ul", "class", "legend");
        for (Map.Entry<String, Long> outcome : Shares.ordered(operation)) {
            out.open("li");
            out.open("svg", "class", "swatch", "aria-hidden", "true", "width", "12", "height", "12");
            out.empty("rect", "class", style(outcome.getKey()), "width", "12", "height", "12", "rx", "2").close();
            out.element("span", outcome.getKey());
            out.element("b", Figures.count(outcome.getValue()));
            out.element("span", Figures.percent(Shares.percent(outcome.getValue(), ended)), "class", "muted").close();
        }
        out.close();
    }

    private static String describe(OperationResult operation, long ended) {
        return Shares.ordered(operation).stream().map(outcome -> describe(outcome, ended)).collect(Collectors.joining(", "));
    }

    private static String describe(Map.Entry<String, Long> outcome, long ended) {
        return outcome.getKey() + " " + Figures.count(outcome.getValue()) + " ("
                + Figures.percent(Shares.percent(outcome.getValue(), ended)) + ")";
    }

    private String style(String outcome) {
        return Shares.isRejection(outcome) ? "rejection-" + rejections.indexOf(outcome) % REJECTION_COLOURS : outcome;
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.3f%%", percent);
    }
}
