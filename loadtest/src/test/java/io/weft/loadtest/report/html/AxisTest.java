package io.weft.loadtest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.weft.loadtest.report.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"21345|0 5,000 10,000 15,000 20,000 25,000", "100|0 20 40 60 80 100", "3|0 1 2 3", "0|0 1",
            "1234567|0 500,000 1,000,000 1,500,000"})
    void shouldEndAtARoundNumberAboveTheGreatest(double max, String labels) {
        // when
        Axis axis = LinearAxis.upTo(max, 1, Figures::count);

        // then
        assertThat(labels(axis)).containsExactly(labels.split(" "));
        assertThat(axis.fraction(max)).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"11000|214000|10 ms,20 ms,50 ms,100 ms,200 ms,500 ms", "1000|1000|1 ms,2 ms",
            "7|9|5 \u00b5s,10 \u00b5s",
            "150|30000000|100 \u00b5s,1 ms,10 ms,100 ms,1 s,10 s", "1|2|1 \u00b5s,2 \u00b5s"})
    void shouldSpanTheValuesBetweenRoundNumbers(double min, double max, String labels) {
        // when
        Axis axis = LogAxis.of(min, max, Words::tickLatency);

        // then
        assertThat(labels(axis)).filteredOn(label -> !label.isEmpty()).containsExactly(labels.split(","));
        assertThat(axis.ticks().get(0).fraction()).isZero();
        assertThat(axis.ticks().get(axis.ticks().size() - 1).fraction()).isEqualTo(1);
    }

    @Test
    void shouldPlaceDecadesAtEqualDistances() {
        // given
        Axis axis = LogAxis.of(100, 10_000, Words::tickLatency);

        // when, then
        assertThat(axis.fraction(1_000)).isCloseTo(0.5, within(1e-9));
        assertThat(axis.fraction(0)).isZero();
        assertThatThrownBy(() -> LogAxis.of(0, 5, Words::tickLatency)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"3|0,1 s,2 s,3 s", "65|0,10 s,20 s,30 s,40 s,50 s,60 s",
            "200|0,20 s,40 s,60 s,80 s,100 s,120 s,"
            + "140 s,160 s,180 s,200 s", "605|0,1 min,2 min,3 min,4 min,5 min,6 min,7 min,8 min,9 min,10 min",
            "86400|0,3 h,6 h,9 h,12 h,15 h,18 h,21 h,24 h"})
    void shouldMarkRoundTimes(int seconds, String labels) {
        // when, then
        assertThat(labels(new TimeAxis(seconds))).containsExactly(labels.split(","));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 299, 301, 18_001, 1_000_000, Integer.MAX_VALUE - 1})
    void shouldNeverHaveMoreTicksThanFit(int seconds) {
        // when, then
        assertThat(new TimeAxis(seconds).ticks()).hasSizeBetween(1, 12);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Tick::label).toList();
    }
}
