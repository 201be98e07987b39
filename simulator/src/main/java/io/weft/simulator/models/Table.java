package io.weft.simulator.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All verdicts as text for people. */
final class Table {

    private static final String ROW = "%-18s %-23s %-28s %10s %10s %6s %7s  %s";

    private Table() {}

    static List<String> lines(List<Verdict> verdicts) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW,
                "model", "configuration", "bounds", "generated", "distinct", "depth", "time", "verdict"));
        verdicts.forEach(each -> lines.add(row(each)));
        lines.add("");
        checked(verdicts).forEach((model, invariants) ->
                lines.add(model + " is checked for " + String.join(", ", invariants)));
        return lines;
    }

    static String row(Verdict verdict) {
        Configuration configuration = verdict.configuration();
        Exploration exploration = verdict.exploration();
        return String.format(Locale.ROOT, ROW, configuration.model(), configuration.name(), configuration.bounds(),
                String.format(Locale.ROOT, "%,d", exploration.generated()),
                String.format(Locale.ROOT, "%,d", exploration.distinct()), exploration.depth(),
                String.format(Locale.ROOT, "%.1f s", verdict.tookMs() / 1e3), verdict.text());
    }

    private static Map<String, List<String>> checked(List<Verdict> verdicts) {
        Map<String, List<String>> byModel = new LinkedHashMap<>();
        verdicts.stream()
                .filter(each -> each.configuration().mustHold())
                .forEach(each -> byModel.put(each.configuration().model(), each.invariants()));
        return byModel;
    }
}
