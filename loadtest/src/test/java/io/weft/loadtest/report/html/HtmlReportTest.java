package io.weft.loadtest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.report.SampleResults;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.TotalResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final int MAX_BYTES = 400_000;

    @TempDir
    Path folder;

    @Test
    void shouldWriteOnePageThatFetchesNothing() throws IOException {
        // given
        Path file = folder.resolve("run.html");

        // when
        HtmlReport.write(SampleResults.clean(), file);

        // then
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("default-src &#39;none&#39;")
                .doesNotContain("<script", "http://", "https://", "url(", "@import", "src=", "<link");
    }

    /** What is well-formed XML is no riddle to any browser. */
    @Test
    void shouldBeWellFormedAndNameEachIdOnce() throws Exception {
        for (LoadResult result : List.of(SampleResults.clean(), SampleResults.broken(), nothing(), hostile())) {
            // when
            Document page = parse(HtmlReport.page(result));

            // then
            HashSet<String> ids = new HashSet<>();
            HashSet<String> named = new HashSet<>();
            for (Element element : elements(page, "*")) {
                assertThat(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id"))).isTrue();
                if (element.hasAttribute("aria-labelledby")) {
                    named.addAll(List.of(element.getAttribute("aria-labelledby").split(" ")));
                }
            }
            assertThat(ids).containsAll(named);
        }
    }

    @Test
    void shouldDescribeEveryPictureInWords() throws Exception {
        // when
        Document page = parse(HtmlReport.page(SampleResults.clean()));

        // then
        List<Element> pictures = elements(page, "svg").stream().filter(svg -> svg.getAttribute("role").equals("img")).toList();
        assertThat(pictures).hasSize(3 + 6).allSatisfy(picture -> {
            assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
            assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        });
        assertThat(pictures.get(0).getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("Throughput (transactions a second) over 1:05, of which 5 s are warm-up. committed: from ");
    }

    @Test
    void shouldEscapeAllThatARunBringsWithIt() throws IOException {
        // when
        String page = HtmlReport.page(hostile());

        // then
        assertThat(page).doesNotContain("<img", "<b>x").contains("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;");
    }

    @Test
    void shouldShowFailuresAndWarningsFirst() throws IOException {
        // when
        String page = HtmlReport.page(SampleResults.broken());

        // then
        assertThat(page.indexOf("asset 1 sums to 250")).isPositive().isLessThan(page.indexOf("class=\"tiles\""));
        assertThat(page.indexOf("the generator fell behind")).isPositive().isLessThan(page.indexOf("class=\"tiles\""));
        assertThat(page).contains("audit failed", "Behind schedule", "unknown").doesNotContain("NaN");
    }

    @Test
    void shouldSayThatACleanRunIsClean() throws IOException {
        // when
        String page = HtmlReport.page(SampleResults.clean());

        // then
        assertThat(page).contains("audit clean", "Every check held", "1 asset sums to 0 over 100,001 accounts")
                .doesNotContain("Warning", "Behind schedule");
    }

    @Test
    void shouldStaySmallForADay() throws IOException {
        // when
        String page = HtmlReport.page(SampleResults.ofSeconds(86_400));

        // then
        assertThat(page).hasSizeLessThan(MAX_BYTES).contains("24 h", "of 180 seconds");
    }

    @Test
    void shouldMakeAPageOfARunInWhichNothingEnded() throws IOException {
        // when
        String page = HtmlReport.page(nothing());

        // then
        assertThat(page).contains("No operation ended", "not audited").doesNotContain("audit clean", "NaN", "Infinity");
    }

    private static LoadResult nothing() {
        TotalResult total = new TotalResult(0, 0, 0, 0, 0, LatencyResult.NONE, -1, -1, -1, -1, -1, -1, -1, -1);
        return new LoadResult(SampleResults.run("transfer"), List.of(), List.of(), total, new AuditResult(List.of(), List.of()),
                List.of());
    }

    private static LoadResult hostile() {
        String markup = "<img src=x onerror='alert(1)'>\"&</svg></style><b>x";
        LoadResult clean = SampleResults.clean();
        OperationResult operation = new OperationResult(markup, Map.of(markup, 3L), 0, LatencyResult.NONE);
        return new LoadResult(SampleResults.run(markup), List.of(operation), clean.seconds(), clean.total(),
                new AuditResult(List.of(markup), List.of(markup)), List.of(markup));
    }

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast).toList();
    }
}
