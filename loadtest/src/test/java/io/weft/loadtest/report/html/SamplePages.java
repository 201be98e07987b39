package io.weft.loadtest.report.html;

import io.weft.loadtest.report.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes pages to look at: {@code clean.html}, {@code broken.html}, {@code day.html} in the folder that is named. */
final class SamplePages {

    private static final int DAY_SECONDS = 86_400;

    private SamplePages() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        HtmlReport.write(SampleResults.clean(), folder.resolve("clean.html"));
        HtmlReport.write(SampleResults.broken(), folder.resolve("broken.html"));
        HtmlReport.write(SampleResults.ofSeconds(DAY_SECONDS), folder.resolve("day.html"));
    }
}
