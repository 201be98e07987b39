package io.weft.loadtest.report;

import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;
import java.util.List;
import java.util.Map;

/** What a run came to, as text of at most 100 columns for the end of a terminal's output. */
public final class ResultTable {

    private ResultTable() {}

    public static String of(LoadResult result) {
        return run(result.run())
                + "\n" + operations(result)
                + "\n" + totals(result.total())
                + "\n" + audit(result.audit())
                + warnings(result.warnings());
    }

    private static String run(RunDescription run) {
        String load = run.pace() + "; " + Figures.seconds(run.measuredMs()) + " measured after "
                + Figures.seconds(run.warmUpMs()) + " of warm-up; seed " + run.seed();
        String size = Figures.count(run.accounts()) + " accounts on " + Figures.count(run.shards()) + " shards with "
                + Figures.count(run.coordinators()) + " coordinators; " + Figures.count(run.connections())
                + " connections, batches of " + Figures.count(run.batch()) + ", at most " + Figures.count(run.inFlight()) + " in flight";
        return Paragraph.of("workload  ", run.workload())
                + Paragraph.of("address   ", run.address() + ", Weft " + run.weftVersion())
                + Paragraph.of("started   ", run.startedAt())
                + Paragraph.of("load      ", load)
                + Paragraph.of("size      ", size)
                + Paragraph.of("machine   ", run.machine());
    }

    private static String operations(LoadResult result) {
        TextTable table = new TextTable().row("operation", "count", "share", "p50", "p90", "p99", "p99.9", "max");
        for (OperationResult operation : result.operations()) {
            long ended = Shares.ended(operation);
            addOperation(table, operation.name(), ended, operation.latency());
            for (Map.Entry<String, Long> outcome : Shares.ordered(operation)) {
                table.row("  " + outcome.getKey(), Figures.count(outcome.getValue()),
                        Figures.percent(Shares.percent(outcome.getValue(), ended)));
            }
            if (operation.retries() > 0) {
                table.row("  (retries)", Figures.count(operation.retries()));
            }
        }
        TotalResult total = result.total();
        addOperation(table, "all", total.committed() + total.rejected() + total.reads(), total.latency());
        return table.text();
    }

    private static void addOperation(TextTable table, String name, long ended, LatencyResult latency) {
        if (latency.count() == 0) {
            table.row(name, Figures.count(ended), "", "-", "-", "-", "-", "-");
            return;
        }
        table.row(name, Figures.count(ended), "", Figures.latency(latency.p50Us()), Figures.latency(latency.p90Us()),
                Figures.latency(latency.p99Us()), Figures.latency(latency.p999Us()), Figures.latency(latency.maxUs()));
    }

    private static String totals(TotalResult total) {
        return new TextTable()
                .row("committed", Figures.count(total.committed()))
                .row("committed/s", Figures.count(total.committedPerSecond()))
                .row("rejected", Figures.count(total.rejected()))
                .row("reads", Figures.count(total.reads()))
                .row("retries", Figures.count(total.retries()))
                .row("crossing shards", Figures.percent(total.crossShardPercent()))
                .row("processor time per committed transaction", Figures.perCommit(Shares.processorUsPerCommit(total)))
                .row("  of the node", Figures.perCommit(total.nodeUsPerCommit()))
                .row("  of the client", Figures.perCommit(total.clientUsPerCommit()))
                .row("syncs/s of the journal", Figures.significant(total.syncsPerSecond()))
                .row("journaled bytes per committed transaction", Figures.count(total.journaledBytesPerCommit()))
                .text();
    }

    private static String audit(AuditResult audit) {
        StringBuilder text = new StringBuilder("audit: " + verdict(audit) + "\n");
        audit.failures().forEach(failure -> text.append(Paragraph.of("  FAILED  ", failure)));
        audit.checks().forEach(check -> text.append(Paragraph.of("  checked ", check)));
        return text.toString();
    }

    private static String verdict(AuditResult audit) {
        if (!audit.isClean()) {
            return "FAILED";
        }
        return audit.checks().isEmpty() ? "nothing was looked up" : "clean";
    }

    private static String warnings(List<String> warnings) {
        StringBuilder text = new StringBuilder();
        warnings.forEach(warning -> text.append(Paragraph.of("warning:  ", warning)));
        return warnings.isEmpty() ? "" : "\n" + text;
    }
}
