package io.weft.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.SecondResult;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoakMinutesTest {

    private final List<SoakMinute> printed = new ArrayList<>();
    private SoakMinutes minutes;
    private int weighed;

    @BeforeEach
    void make() {
        minutes = new SoakMinutes(new SoakMinutes.Heap() {
            @Override
            public long afterCollectionBytes() {
                return 1_000L * ++weighed;
            }

            @Override
            public long onDiskBytes() {
                return 7;
            }
        }, printed::add);
    }

    private void second(int second, long committed, long latencyUs, long nodeMs) throws Exception {
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(latencyUs, committed);
        minutes.latencies(latencies);
        minutes.second(new SecondResult(second, false, committed, committed, 0, 0, 0, LatencyResult.NONE, 0, nodeMs, 0));
    }

    @Test
    void shouldSumUpEachMinuteWithoutItsEnd() throws Exception {
        // given a second minute that is faster, and ends of minutes in which all stands still
        for (int i = 0; i < 120; i++) {
            boolean isEnd = i % 60 >= SoakMinutes.COUNTED_SECONDS;
            second(i, isEnd ? 1 : 1_000, isEnd ? 900_000 : i < 60 ? 100 : 50, 10);
        }

        // then
        assertThat(printed).isEqualTo(minutes.list()).hasSize(2);
        assertThat(printed.get(0)).isEqualTo(new SoakMinute("minute of soak", 1, 1_000, 100, 100, 10, 1_000, 7));
        assertThat(printed.get(1)).isEqualTo(new SoakMinute("minute of soak", 2, 1_000, 50, 50, 10, 2_000, 7));
    }

    @Test
    void shouldNotGuessWhatTheNodeHasUsed() throws Exception {
        // when
        for (int i = 0; i < 60; i++) {
            second(i, 10, 100, i == 20 ? -1 : 10);
        }

        // then
        assertThat(printed).singleElement().extracting(SoakMinute::nodeUs).isEqualTo(-1.0);
    }
}
