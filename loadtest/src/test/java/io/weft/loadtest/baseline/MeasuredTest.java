package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.meter.MachineStat;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void shouldDivideByTimeAndByWhatCommitted() {
        // given
        Reading before = new Reading(0, 100, 5, 1_000, 500, 10, 0, new MachineStat(0, 0, 0), "1 2 3");
        Reading after =
                new Reading(2_000_000_000L, 400, 6, 13_000, 1_500, 30, 90_000, new MachineStat(400, 100, 40), "4 5 6");

        // when
        Measured measured = new Measured(before, after);

        // then
        assertThat(measured.elapsedMs()).isEqualTo(2_000);
        assertThat(measured.committed()).isEqualTo(300);
        assertThat(measured.refused()).isEqualTo(1);
        assertThat(measured.committedPerSecond()).isEqualTo(150);
        assertThat(measured.serverUsPerCommit()).isEqualTo(40);
        assertThat(measured.clientUsPerCommit()).isEqualTo(3.33);
        assertThat(measured.syncsPerSecond()).isEqualTo(10);
        assertThat(measured.walBytesPerCommit()).isEqualTo(300);
        assertThat(measured.machine().busyPercent()).isEqualTo(65);
        assertThat(measured.machine().stealPercent()).isEqualTo(10);
    }

    @Test
    void shouldSayWhatIsUnknown() {
        // given
        Reading before = new Reading(0, 0, 0, Reading.UNKNOWN, 0, 0, 0, null, "");
        Reading after = new Reading(1_000_000, 10, 0, Reading.UNKNOWN, 0, 0, 0, null, "");

        // when, then
        assertThat(new Measured(before, after).serverUsPerCommit()).isEqualTo(-1);
        assertThat(new Measured(before, after).machine().stealPercent()).isEqualTo(-1);
        assertThat(new Measured(before, before).clientUsPerCommit()).isEqualTo(-1);
    }
}
