package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.report.Threshold;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.TotalResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindMaxTest {

    private final List<String> said = new ArrayList<>();
    private final List<Double> tried = new ArrayList<>();

    private static DriveSettings settings(double rate) {
        return new DriveSettings(1, 10, 10, rate, 0, 10_000, 1_000, 10_000);
    }

    /** A ledger that takes so many a second, and is slow above. */
    private LoadResult measure(DriveSettings settings, double most, boolean auditIsClean) {
        tried.add(settings.opsPerSecond());
        long p99Us = settings.opsPerSecond() <= most ? 10_000 : 90_000;
        LatencyResult latency = new LatencyResult((long) (settings.opsPerSecond() * 10), 1, 1, p99Us, p99Us, p99Us);
        RunDescription run = new RunDescription("transfer", "", "", "", settings.opsPerSecond() + "", 1, 1, 1, 1, 1, 0, 10_000, 1, 1, "");
        TotalResult total = new TotalResult(1, 0, 0, 0, 1, latency, 1, 1, 1, 1, 1, -1, -1, -1);
        return new LoadResult(run, List.of(), List.of(), total,
                new AuditResult(List.of(), auditIsClean ? List.of() : List.of("lost")), List.of());
    }

    @Test
    void shouldFindTheHighestRateThatKeepsTheLimit() throws Exception {
        // given
        FindMax findMax = new FindMax(Threshold.parse("p99<50ms"), FindMaxTest::settings, step -> measure(step, 13_000, true), said::add);

        // when
        LoadResult best = findMax.search();

        // then
        assertThat(Double.parseDouble(best.run().pace())).isBetween(11_800.0, 13_000.0);
        assertThat(tried).hasSizeLessThan(12);
    }

    @Test
    void shouldSayThatNoRateKeepsTheLimit() throws Exception {
        // given
        FindMax findMax = new FindMax(Threshold.parse("p99<50ms"), FindMaxTest::settings, step -> measure(step, 10, true), said::add);

        // when
        findMax.search();

        // then
        assertThat(said).last().asString().isEqualTo("not even 1,000 a second keep the limit");
    }

    @Test
    void shouldEndAtAFailedAuditAndReturnIt() throws Exception {
        // given
        FindMax findMax = new FindMax(Threshold.parse("p99<50ms"), FindMaxTest::settings,
                step -> measure(step, 13_000, step.opsPerSecond() < 4_000), said::add);

        // when
        LoadResult best = findMax.search();

        // then
        assertThat(best.audit().isClean()).isFalse();
        assertThat(tried).containsExactly(1_000.0, 2_000.0, 4_000.0);
    }
}
