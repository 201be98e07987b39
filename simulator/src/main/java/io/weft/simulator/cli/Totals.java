package io.weft.simulator.cli;

import io.weft.simulator.coverage.Role;
import io.weft.simulator.observe.Coverage;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.run.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What all runs come to. Thread-safe. */
final class Totals {

    private static final int COLUMNS = 140;
    private static final double MS_PER_SECOND = 1_000;
    private static final double MS_PER_MINUTE = 60_000;

    private final Coverage coverage = new Coverage();
    private long seeds;
    private long transactions;
    private long events;

    synchronized void add(Result result) {
        seeds++;
        transactions += transactions(result.plan());
        events += result.events();
        coverage.add(result.coverage());
    }

    private static long transactions(Plan plan) {
        return plan.setUp().size() + plan.actions().stream().filter(Action.Execute.class::isInstance).count();
    }

    /** @param wanted seeds, or {@link Long#MAX_VALUE} if only the time counts */
    synchronized String status(long wanted, long elapsedMs, int failures) {
        return Text.count(seeds) + (wanted == Long.MAX_VALUE ? "" : " of " + Text.count(wanted)) + " seeds, "
                + Text.count(Math.round(seeds * MS_PER_MINUTE / elapsedMs)) + "/min, " + aSecond(transactions, elapsedMs)
                + " transactions/s, " + aSecond(events, elapsedMs) + " events/s, " + failures + " failed";
    }

    private static String aSecond(long count, long elapsedMs) {
        return Text.count(Math.round(count * MS_PER_SECOND / elapsedMs));
    }

    synchronized List<String> summary(long elapsedMs, int failures) {
        long ms = Math.max(1, elapsedMs);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("seeds         " + Text.count(seeds) + " in " + Text.seconds(ms) + ", "
                + Text.count(Math.round(seeds * MS_PER_MINUTE / ms)) + " a minute");
        lines.add("transactions  " + Text.count(transactions) + ", " + aSecond(transactions, ms) + " a second");
        lines.add("events        " + Text.count(events) + ", " + aSecond(events, ms) + " a second");
        lines.add("failures      " + failures);
        lines.add("");
        lines.add("reached, and how often:");
        List<String> cells = new ArrayList<>();
        int width = coverage.counts().keySet().stream().mapToInt(String::length).max().orElse(1);
        coverage.counts().forEach((what, count) -> cells.add(String.format("%-" + width + "s %13s", what, Text.count(count))));
        Text.columns(cells, COLUMNS).forEach(line -> lines.add("  " + line));
        lines.add("states and transitions, as in docs/states.md: "
                + Arrays.stream(Role.values()).map(coverage.reached()::summary).collect(Collectors.joining(", ")));
        addList("never reached:", coverage.unreached(), lines);
        addList("REACHED, though docs/states.md argues that it can't be:", coverage.reached().reachedAgainstArgument(), lines);
        return lines;
    }

    private static void addList(String title, List<String> what, List<String> lines) {
        if (!what.isEmpty()) {
            lines.add(title);
            what.forEach(line -> lines.add("  " + line));
        }
    }
}
