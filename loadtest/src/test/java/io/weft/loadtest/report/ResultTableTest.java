package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void shouldShowEachOperationWithItsOutcomes() {
        // when
        String text = ResultTable.of(SampleResults.clean());

        // then
        assertThat(text).containsIgnoringWhitespaces("amalgamate 209,224 14.1 ms 24.0 ms 43.7 ms 102 ms 212 ms"
                + "committed 208,412 99.6 % guard_failed 812 0.4 % (retries) 2,911");
        assertThat(text).containsIgnoringWhitespaces("all 1,441,332 11.2 ms 18.4 ms 36.9 ms 81.2 ms 214 ms");
    }

    @Test
    void shouldSumProcessorTimeOfNodeAndClient() {
        // when
        String text = ResultTable.of(SampleResults.clean());

        // then
        assertThat(text).containsIgnoringWhitespaces("processor time per committed transaction 9.33 us of the node 5.13 us"
                + " of the client 4.20 us").contains("audit: clean").doesNotContain("unknown", "warning");
    }

    @Test
    void shouldSayWhatIsUnknownAndWhatFailed() {
        // when
        String text = ResultTable.of(SampleResults.broken());

        // then
        assertThat(text).containsPattern("of the node +unknown").containsPattern("syncs/s of the journal +unknown")
                .contains("audit: FAILED", "FAILED  asset 1 sums to 250", "warning:  the generator fell behind");
    }

    @Test
    void shouldNotCallCleanWhatWasNotAudited() {
        // given
        LoadResult clean = SampleResults.clean();
        LoadResult result = new LoadResult(clean.run(), clean.operations(), clean.seconds(), clean.total(),
                new AuditResult(List.of(), List.of()), List.of());

        // when
        String text = ResultTable.of(result);

        // then
        assertThat(text).contains("audit: nothing was looked up").doesNotContain("clean");
    }

    @Test
    void shouldFitIntoAHundredColumnsWhateverTheNames() {
        // given
        String longName = "a_very_long_name_".repeat(12);
        LatencyResult latency = new LatencyResult(1, 1_999_000_000L, 1_999_000_000L, 1_999_000_000L, 1_999_000_000L, 1_999_000_000L);
        LoadResult clean = SampleResults.clean();
        LoadResult result = new LoadResult(SampleResults.run(longName),
                List.of(new OperationResult(longName, Map.of(longName, 999_999_999_999L), 3, latency)), clean.seconds(), clean.total(),
                new AuditResult(List.of(longName + " " + longName), List.of()), List.of(longName));

        // when
        String text = ResultTable.of(result);

        // then
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(TextTable.MAX_COLUMNS));
        assertThat(ResultTable.of(SampleResults.broken()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(TextTable.MAX_COLUMNS));
    }
}
