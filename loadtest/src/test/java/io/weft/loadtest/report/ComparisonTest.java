package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final LoadResult old = SampleResults.clean();

    @Test
    void shouldMarkWhatBecameNotablyBetterOrWorse() {
        // given
        LatencyResult latency = new LatencyResult(1_441_332, 11_000, 18_410, 50_000, 81_200, 214_015);
        LoadResult now = SampleResults.with(old,
                new TotalResult(1_500_000, 30_212, 187_000, 4_121, 25_000, latency, 2.13, 4.2, 93.7, 118.4, 212, -1, -1, -1));

        // when
        String text = Comparison.of(old, now);

        // then
        assertThat(text).containsPattern("committed/s +20,402 +25,000 +\\+22\\.5 % +better\n");
        assertThat(text).containsPattern("\np50 +11\\.2 ms +11\\.0 ms +-2\\.1 %\n");
        assertThat(text).containsPattern("\np99 +36\\.9 ms +50\\.0 ms +\\+35\\.6 % +WORSE\n");
        assertThat(text).containsPattern("processor time per commit +9\\.33 us +6\\.33 us +-32\\.2 % +better\n");
        assertThat(text).containsPattern("\nsend_payment p99 .* \\+0\\.0 %\n").doesNotContain("warning");
    }

    @Test
    void shouldCompareNothingWithWhatIsUnknown() {
        // when
        String text = Comparison.of(old, SampleResults.broken());

        // then
        assertThat(text).containsPattern("of the node +5\\.13 us +unknown +-\n")
                .contains("warning:  the audit of the new run FAILED", "warning:  of the new run: the generator fell behind");
    }

    @Test
    void shouldWarnOfRunsThatCannotBeCompared() {
        // given
        RunDescription run = new RunDescription("transfer", "localhost:7401", "2026-11-23T10:00:00Z", "0.1.0", "20,000 a second", 42,
                1_000, 8, 100, 16_000, 5_000, 60_000, 16, 4, "another machine");

        // when
        String text = Comparison.of(old, SampleResults.with(old, run));

        // then
        assertThat(text).containsIgnoringWhitespaces("warning: these runs can't be compared: workload \"smallbank\" and \"transfer\";"
                + " accounts 100,000 and 1,000; connections 4 and 8; batch 1,000 and 100; pace \"as fast as answered\" and"
                + " \"20,000 a second\"").contains("note:     the machine was");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(TextTable.MAX_COLUMNS));
    }
}
