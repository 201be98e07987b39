package io.weft.loadtest.report.html;

import io.weft.loadtest.report.ReportFile;
import io.weft.loadtest.result.LoadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A run as a page: key figures, charts over time, outcomes, tables, the audit and the warnings. It stands alone, and its
 * own policy forbids a browser to fetch anything for it. At most a few hundred kilobytes, however long the run was.
 */
public final class HtmlReport {

    private static final String STYLE = "report.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private HtmlReport() {}

    /**
     * @throws IOException if the file can't be written; names it
     */
    public static void write(LoadResult result, Path file) throws IOException {
        String page = page(result);
        ReportFile.write(file, out -> out.write(page));
    }

    static String page(LoadResult result) throws IOException {
        Markup out = new Markup().doctype().open("html", "lang", "en");
        writeHead(out, result);
        out.open("body").open("main");
        new PageTop(result).writeTo(out);
        writeCharts(out, result);
        PageTables tables = new PageTables(result);
        tables.writeOperations(out);
        tables.writeAudit(out);
        out.open("div", "class", "pair");
        tables.writeTotals(out);
        tables.writeRun(out);
        out.close();
        return out.close().close().close().finished();
    }

    private static void writeHead(Markup out, LoadResult result) throws IOException {
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", "Weft load test: " + result.run().workload() + ", " + result.run().startedAt());
        out.style(style()).close();
    }

    private static void writeCharts(Markup out, LoadResult result) {
        Timeline timeline = Timeline.of(result.seconds());
        if (!timeline.bins().isEmpty()) {
            new TimeCharts(result, timeline).writeTo(out);
        }
        new OutcomeBars(result.operations()).writeTo(out);
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException(STYLE + " is missing beside " + HtmlReport.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
