package io.weft.loadtest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.report.SampleResults;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.SecondResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void shouldKeepEachSecondOfAShortRun() {
        // when
        Timeline timeline = Timeline.of(SampleResults.ofSeconds(600).seconds());

        // then
        assertThat(timeline.bins()).hasSize(600);
        assertThat(timeline.binSeconds()).isEqualTo(1);
        assertThat(timeline.warmUpSeconds()).isEqualTo(5);
    }

    @Test
    void shouldPutADayIntoFewPointsAndNotMixWarmUpWithIt() {
        // when
        Timeline timeline = Timeline.of(SampleResults.ofSeconds(86_400).seconds());

        // then
        assertThat(timeline.binSeconds()).isEqualTo(180);
        assertThat(timeline.bins()).hasSize(481);
        assertThat(timeline.bins().get(0)).returns(true, Bin::isWarmUp).returns(5, Bin::endSecond);
        assertThat(timeline.bins().get(1)).returns(false, Bin::isWarmUp).returns(5, Bin::firstSecond);
    }

    @Test
    void shouldBeEmptyWithoutSeconds() {
        // when, then
        assertThat(Timeline.of(List.of())).isEqualTo(new Timeline(0, 1, List.of()));
    }

    @Test
    void shouldAverageCountsAndKeepTheWorstLatency() {
        // given
        List<SecondResult> seconds = List.of(
                second(0, 100, new LatencyResult(9, 10, 0, 50, 0, 70), 200),
                second(1, 200, new LatencyResult(9, 20, 0, 30, 0, 90), -1),
                second(2, 0, LatencyResult.NONE, 400));

        // when
        Bin bin = Bin.of(seconds);

        // then
        assertThat(bin).returns(100.0, Bin::committed).returns(20.0, Bin::p50Us).returns(50.0, Bin::p99Us).returns(90.0, Bin::maxUs)
                .returns(30.0, Bin::nodePercent).returns(3, Bin::endSecond);
    }

    @Test
    void shouldNotKnowWhatNoSecondKnows() {
        // when
        Bin bin = Bin.of(List.of(second(0, 0, LatencyResult.NONE, -1)));

        // then
        assertThat(List.of(bin.p50Us(), bin.p99Us(), bin.maxUs(), bin.nodePercent())).containsOnly(Double.NaN);
    }

    private static SecondResult second(int second, long committed, LatencyResult latency, long nodeMillis) {
        return new SecondResult(second, false, committed, committed, 0, 0, 0, latency, 0, nodeMillis, 0);
    }
}
