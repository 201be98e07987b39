package io.weft.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

    private static SoakMinute minute(int minute, double committed, long p50, long p99, long heap, long disk) {
        return new SoakMinute("minute", minute, committed, p50, p99, 5, heap, disk);
    }

    private static Drift drift(int minutes, int settledAfter, IntFunction<SoakMinute> of) {
        return Drift.of(IntStream.rangeClosed(1, minutes).mapToObj(of).toList(), settledAfter, List.of(), "a machine");
    }

    @Test
    void shouldSeeNoDriftWhereTheFirstMinutesAloneDiffer() {
        // when
        Drift drift = drift(10, 2, i -> i <= 2 ? minute(i, 1, 1, 1, 1, 1) : minute(i, 100, 10, 20, 1_000, 5_000));

        // then
        assertThat(drift.verdict()).isEqualTo("no drift");
        assertThat(drift.drifts()).isEmpty();
        assertThat(drift.judgedMinutes()).isEqualTo(8);
        assertThat(List.of(drift.throughputRatio(), drift.p50Ratio(), drift.p99Ratio(), drift.heapRatio(), drift.diskRatio()))
                .containsOnly(1.0);
    }

    @ParameterizedTest
    @CsvSource({"90,10,20,1000,5000,throughput fell to 0.90 times", "100,16,20,1000,5000,p50 grew to 1.60 times",
        "100,10,50,1000,5000,p99 grew to 2.50 times", "100,10,20,1200,5000,the heap after a collection grew to 1.20 times",
        "100,10,20,1000,7000,the disk grew to 1.40 times"})
    void shouldNameWhatDrifts(double committed, long p50, long p99, long heap, long disk, String words) {
        // when
        Drift drift = drift(10, 0, i -> i <= 5 ? minute(i, 100, 10, 20, 1_000, 5_000) : minute(i, committed, p50, p99, heap, disk));

        // then
        assertThat(drift.verdict()).isEqualTo("drift");
        assertThat(drift.drifts()).containsExactly(words);
    }

    @Test
    void shouldNotMindOneBadMinute() {
        // when
        Drift drift = drift(10, 0, i -> i == 8 ? minute(i, 10, 999, 999, 9_999, 5_000) : minute(i, 100, 10, 20, 1_000, 5_000));

        // then
        assertThat(drift.verdict()).isEqualTo("no drift");
    }

    @Test
    void shouldJudgeNothingFromAFewMinutes() {
        // when
        Drift drift = drift(5, 2, i -> minute(i, 100.0 / i, 10, 20, 1_000L * i, 5_000));

        // then
        assertThat(drift.verdict()).isEqualTo("too short to tell");
        assertThat(drift.throughputRatio()).isEqualTo(-1);
    }
}
