package io.weft.loadtest.report.html;

import io.weft.loadtest.report.Figures;
import io.weft.loadtest.report.Shares;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;

/** What a reader looks up: the operations, the sums, the audit, and what was run. */
final class PageTables {

    private static final String[] COLUMNS = {"count", "rejected", "retries", "p50", "p90", "p99", "p99.9", "max"};

    private final LoadResult result;

    PageTables(LoadResult result) {
        this.result = result;
    }

    void writeOperations(Markup out) {
        TotalResult total = result.total();
        out.open("section").element("h2", "Operations").open("div", "class", "scroll", "tabindex", "0", "role", "region",
                "aria-label", "Operations").open("table");
        out.open("thead").open("tr").element("th", "operation", "scope", "col");
        for (String column : COLUMNS) {
            out.element("th", column, "scope", "col");
        }
        out.close().close().open("tbody");
        for (OperationResult operation : result.operations()) {
            writeRow(out, operation.name(), Shares.ended(operation), Shares.rejectedPercent(operation), operation.retries(),
                    operation.latency());
        }
        out.close().open("tfoot");
        writeRow(out, "all", total.committed() + total.rejected() + total.reads(), Shares.rejectedPercent(total), total.retries(),
                total.latency());
        out.close().close().close().close();
    }

    private static void writeRow(Markup out, String name, long ended, double rejectedPercent, long retries, LatencyResult latency) {
        out.open("tr").element("th", name, "scope", "row");
        out.element("td", Figures.count(ended));
        out.element("td", Figures.isKnown(rejectedPercent) ? Figures.percent(rejectedPercent) : Words.NOTHING);
        out.element("td", Figures.count(retries));
        out.element("td", Words.latency(latency, LatencyResult::p50Us));
        out.element("td", Words.latency(latency, LatencyResult::p90Us));
        out.element("td", Words.latency(latency, LatencyResult::p99Us));
        out.element("td", Words.latency(latency, LatencyResult::p999Us));
        out.element("td", Words.latency(latency, LatencyResult::maxUs)).close();
    }

    void writeAudit(Markup out) {
        AuditResult audit = result.audit();
        out.open("section", "id", "audit").element("h2", "Audit");
        Verdict verdict = Verdict.of(audit);
        out.element("p", verdict.sentence(), "class", "result " + verdict.style());
        out.open("ul", "class", "checks");
        audit.failures().forEach(failure -> writeCheck(out, "failed", "\u2717", "failed", failure));
        audit.checks().forEach(check -> writeCheck(out, audit.isClean() ? "clean" : "neutral", audit.isClean() ? "\u2713" : "\u00b7",
                "checked", check));
        out.close().close();
    }

    private static void writeCheck(Markup out, String style, String sign, String spoken, String sentence) {
        out.open("li", "class", style);
        out.element("span", sign, "class", "sign", "role", "img", "aria-label", spoken).text(sentence).close();
    }

    void writeTotals(Markup out) {
        TotalResult total = result.total();
        out.open("section").element("h2", "Sums of the measured time").open("dl", "class", "facts");
        writeFact(out, "committed", Figures.count(total.committed()));
        writeFact(out, "rejected", Figures.count(total.rejected()));
        writeFact(out, "reads", Figures.count(total.reads()));
        writeFact(out, "retries", Figures.count(total.retries()));
        writeFact(out, "syncs of the journal", perSecond(total.syncsPerSecond()));
        writeFact(out, "journaled per commit", bytes(total.journaledBytesPerCommit()));
        writeFact(out, "node per commit", Words.perCommit(total.nodeUsPerCommit()));
        writeFact(out, "client per commit", Words.perCommit(total.clientUsPerCommit()));
        out.close().close();
    }

    private static String perSecond(double rate) {
        return Figures.isKnown(rate) ? Figures.significant(rate) + "/s" : Figures.UNKNOWN;
    }

    private static String bytes(double bytes) {
        return Figures.isKnown(bytes) ? Figures.count(bytes) + " bytes" : Figures.UNKNOWN;
    }

    void writeRun(Markup out) {
        RunDescription run = result.run();
        out.open("section").element("h2", "The run").open("dl", "class", "facts");
        writeFact(out, "workload", run.workload());
        writeFact(out, "pace", run.pace());
        writeFact(out, "address", run.address());
        writeFact(out, "Weft", run.weftVersion());
        writeFact(out, "started", run.startedAt());
        writeFact(out, "warm-up", Figures.seconds(run.warmUpMs()));
        writeFact(out, "measured", Figures.seconds(run.measuredMs()));
        writeFact(out, "seed", String.valueOf(run.seed()));
        writeFact(out, "accounts", Figures.count(run.accounts()));
        writeFact(out, "shards", Figures.count(run.shards()));
        writeFact(out, "coordinators", Figures.count(run.coordinators()));
        writeFact(out, "connections", Figures.count(run.connections()));
        writeFact(out, "batch", Figures.count(run.batch()));
        writeFact(out, "in flight at most", Figures.count(run.inFlight()));
        writeFact(out, "machine", run.machine());
        out.close().close();
    }

    private static void writeFact(Markup out, String name, String value) {
        out.open("div").element("dt", name).element("dd", value).close();
    }
}
