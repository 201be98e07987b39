package io.weft.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.meter.NodeReading;
import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.SecondResult;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CheckpointSecondsTest {

    private NodeReading node = reading(3, 40);
    private final CheckpointSeconds seconds = new CheckpointSeconds(() -> node);

    @Test
    void shouldTellSecondsWithACheckpointFromThoseWithout() {
        // when: half of the second and a hundredth of it are busy; before, between and after nothing is
        second(false, 3, 40, 100);
        second(false, 3, 500_040, 800);
        second(false, 5, 510_040, 600);
        second(false, 5, 510_040, 200);

        // then
        assertThat(seconds.result()).isEqualTo(new CheckpointSeconds.Result(2, 12.8, 2, 800, 2, 200, 4));
    }

    @Test
    void shouldLeaveOutTheWarmUp() {
        // when
        second(true, 9, 700_000, 5_000);
        second(false, 9, 700_000, 100);

        // then
        assertThat(seconds.result()).isEqualTo(new CheckpointSeconds.Result(0, 0, 0, -1, 1, 100, -1));
    }

    @Test
    void shouldNotGuessWhatTheNodeDidNotSay() {
        // when: no answer, so that nothing is known of the next second either; then it has been started again
        second(false, -1, -1, 5_000);
        second(false, 4, 900_000, 6_000);
        second(false, 0, 10, 7_000);

        // then
        assertThat(seconds.result()).isEqualTo(new CheckpointSeconds.Result(0, -1, 0, -1, 0, -1, -1));
    }

    private void second(boolean isWarmUp, long checkpoints, long busyUs, long latencyUs) {
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(latencyUs, 10);
        node = reading(checkpoints, busyUs);
        seconds.latencies(latencies);
        seconds.second(new SecondResult(0, isWarmUp, 10, 10, 0, 0, 0, LatencyResult.NONE, 0, 1, 1));
    }

    private static NodeReading reading(long checkpoints, long busyUs) {
        return new NodeReading(0, 0, 0, 0, 0, checkpoints, busyUs, 0, 0, 0);
    }
}
