package io.weft.loadtest.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldBeginOperationsAtEvenDistances() {
        // given
        Schedule schedule = new Schedule(1_000, 0);

        // when, then
        assertThat(schedule.startNanos(0)).isZero();
        assertThat(schedule.startNanos(1)).isEqualTo(SECOND / 1_000);
        assertThat(schedule.startNanos(60_000)).isEqualTo(60 * SECOND);
    }

    @Test
    void shouldGrowEvenlyInTheRamp() {
        // given a ramp of ten seconds up to 1,000 a second
        Schedule schedule = new Schedule(1_000, 10 * SECOND);

        // when, then half of what a full rate would do is done in it, a quarter of that in its first half
        assertThat(schedule.startNanos(5_000)).isCloseTo(10 * SECOND, within(1_000L));
        assertThat(schedule.startNanos(1_250)).isCloseTo(5 * SECOND, within(1_000L));
        assertThat(schedule.startNanos(6_000)).isCloseTo(11 * SECOND, within(1_000L));
    }
}
