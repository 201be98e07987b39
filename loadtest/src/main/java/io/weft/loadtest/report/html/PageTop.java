package io.weft.loadtest.report.html;

import io.weft.loadtest.report.Figures;
import io.weft.loadtest.report.Shares;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;
import java.util.List;

/** What a reader sees first: what was run, whether its figures may be believed, and the figures that matter. */
final class PageTop {

    private final LoadResult result;

    PageTop(LoadResult result) {
        this.result = result;
    }

    void writeTo(Markup out) {
        RunDescription run = result.run();
        out.open("header");
        out.element("p", "Weft load test", "class", "eyebrow");
        out.open("h1").text(run.workload() + " ");
        writeVerdict(out, result.audit());
        out.close();
        out.element("p", run.pace() + ", " + Figures.seconds(run.measuredMs()) + " measured, on " + run.address() + " with Weft "
                + run.weftVersion() + ", " + when(run.startedAt()), "class", "lead");
        out.close();
        writeBox(out, "box failed", result.audit().isClean() ? List.of() : result.audit().failures(), "The audit failed");
        writeBox(out, "box warning", result.warnings(), result.warnings().size() == 1 ? "Warning" : "Warnings");
        writeTiles(out);
    }

    /** 2026-11-22T10:00:00Z as people read it. */
    private static String when(String startedAt) {
        return startedAt.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z")
                ? startedAt.substring(0, 10) + " " + startedAt.substring(11, 16) + " UTC"
                : startedAt;
    }

    private static void writeVerdict(Markup out, AuditResult audit) {
        Verdict verdict = Verdict.of(audit);
        out.element("a", verdict.words(), "href", "#audit", "class", "verdict " + verdict.style());
    }

    private static void writeBox(Markup out, String style, List<String> sentences, String title) {
        if (sentences.isEmpty()) {
            return;
        }
        out.open("section", "class", style).element("h2", title).open("ul");
        sentences.forEach(sentence -> out.element("li", sentence));
        out.close().close();
    }

    private void writeTiles(Markup out) {
        TotalResult total = result.total();
        LatencyResult latency = total.latency();
        out.open("dl", "class", "tiles");
        writeTile(out, "Committed a second", Figures.count(total.committedPerSecond()), Figures.count(total.committed()) + " in all");
        writeTile(out, "Latency p99", Words.latency(latency, LatencyResult::p99Us),
                "p50 " + Words.latency(latency, LatencyResult::p50Us) + ", p99.9 " + Words.latency(latency, LatencyResult::p999Us)
                        + ", max " + Words.latency(latency, LatencyResult::maxUs));
        writeTile(out, "Processor per commit", Words.perCommit(Shares.processorUsPerCommit(total)),
                "node " + Words.perCommit(total.nodeUsPerCommit()) + ", client " + Words.perCommit(total.clientUsPerCommit()));
        writeTile(out, "Rejected", Figures.percent(Shares.rejectedPercent(total)),
                Figures.count(total.rejected()) + " transactions, " + Figures.count(total.retries()) + " retries");
        writeTile(out, "Crossing shards", Figures.percent(total.crossShardPercent()),
                "of what was admitted, on " + Figures.count(result.run().shards()) + " shards");
        out.close();
    }

    private static void writeTile(Markup out, String name, String figure, String detail) {
        out.open("div").element("dt", name).element("dd", figure, "class", "figure").element("dd", detail, "class", "detail").close();
    }
}
