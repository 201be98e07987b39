package io.weft.loadtest.report;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * Two runs side by side, as text of at most 100 columns: what changed, by how much, and whether the runs may be
 * compared at all. Not thread-safe.
 */
public final class Comparison {

    /** What changes by less is noise more often than not. */
    private static final double NOTABLE_PERCENT = 5;

    private final TextTable table = new TextTable().row("", "old", "new", "change", "");

    private Comparison() {}

    /** Which way a figure should go. */
    private enum Good {
        MORE, LESS
    }

    public static String of(LoadResult old, LoadResult now) {
        Comparison comparison = new Comparison();
        comparison.addTotals(old.total(), now.total());
        comparison.addOperations(old.operations(), now.operations());
        String run = Paragraph.of("old  ", describe(old.run())) + Paragraph.of("new  ", describe(now.run()));
        return run + "\n" + comparison.table.text() + warnings(old, now);
    }

    private void addTotals(TotalResult old, TotalResult now) {
        add("committed/s", Good.MORE, Figures::count, old.committedPerSecond(), now.committedPerSecond());
        addLatency("", old.latency(), now.latency());
        add("processor time per commit", Good.LESS, Figures::perCommit, Shares.processorUsPerCommit(old),
                Shares.processorUsPerCommit(now));
        add("  of the node", Good.LESS, Figures::perCommit, old.nodeUsPerCommit(), now.nodeUsPerCommit());
        add("  of the client", Good.LESS, Figures::perCommit, old.clientUsPerCommit(), now.clientUsPerCommit());
        add("journaled bytes per commit", Good.LESS, Figures::count, old.journaledBytesPerCommit(), now.journaledBytesPerCommit());
    }

    /** Of those that both have; one alone is what the totals say already. */
    private void addOperations(List<OperationResult> old, List<OperationResult> now) {
        if (now.size() < 2) {
            return;
        }
        for (OperationResult operation : now) {
            old.stream().filter(other -> other.name().equals(operation.name())).findFirst()
                    .ifPresent(other -> addLatency(operation.name() + " ", other.latency(), operation.latency()));
        }
    }

    private void addLatency(String lead, LatencyResult old, LatencyResult now) {
        add(lead + "p50", Good.LESS, Figures::latency, counted(old, old.p50Us()), counted(now, now.p50Us()));
        add(lead + "p99", Good.LESS, Figures::latency, counted(old, old.p99Us()), counted(now, now.p99Us()));
    }

    private static double counted(LatencyResult latency, long us) {
        return latency.count() == 0 ? Shares.NONE : us;
    }

    private void add(String name, Good good, DoubleFunction<String> format, double old, double now) {
        if (!(Figures.isKnown(old) && Figures.isKnown(now) && old > 0)) {
            table.row(name, format.apply(old), format.apply(now), "-", "      ");
            return;
        }
        double percent = 100 * (now - old) / old;
        boolean isBetter = good == Good.MORE == percent > 0;
        String mark = Math.abs(percent) <= NOTABLE_PERCENT ? "" : isBetter ? "better" : "WORSE ";
        table.row(name, format.apply(old), format.apply(now), String.format(Locale.ROOT, "%+,.1f %%", percent), mark);
    }

    private static String describe(RunDescription run) {
        return run.workload() + ", " + run.startedAt() + ", Weft " + run.weftVersion() + ", " + run.pace() + ", "
                + Figures.seconds(run.measuredMs()) + " measured";
    }

    private static String warnings(LoadResult old, LoadResult now) {
        StringBuilder text = new StringBuilder();
        List<String> differences = differences(old.run(), now.run());
        if (!differences.isEmpty()) {
            text.append(Paragraph.of("warning:  ", "these runs can't be compared: " + String.join("; ", differences)));
        }
        if (!old.run().machine().equals(now.run().machine())) {
            text.append(Paragraph.of("note:     ", "the machine was " + old.run().machine() + " and is " + now.run().machine()));
        }
        addDoubts(text, "old", old);
        addDoubts(text, "new", now);
        return text.length() == 0 ? "" : "\n" + text;
    }

    private static void addDoubts(StringBuilder text, String which, LoadResult result) {
        if (!result.audit().isClean()) {
            text.append(Paragraph.of("warning:  ", "the audit of the " + which + " run FAILED, its figures mean nothing"));
        }
        result.warnings().forEach(warning -> text.append(Paragraph.of("warning:  ", "of the " + which + " run: " + warning)));
    }

    private static List<String> differences(RunDescription old, RunDescription now) {
        List<String> differences = new ArrayList<>();
        addDifference(differences, "workload", old.workload(), now.workload());
        addDifference(differences, "accounts", old.accounts(), now.accounts());
        addDifference(differences, "connections", old.connections(), now.connections());
        addDifference(differences, "batch", old.batch(), now.batch());
        addDifference(differences, "in flight", old.inFlight(), now.inFlight());
        addDifference(differences, "pace", old.pace(), now.pace());
        return differences;
    }

    private static void addDifference(List<String> differences, String name, Object old, Object now) {
        if (!Objects.equals(old, now)) {
            differences.add(name + " " + shown(old) + " and " + shown(now));
        }
    }

    private static String shown(Object value) {
        return value instanceof Integer ? Figures.count((Integer) value) : "\"" + value + "\"";
    }
}
