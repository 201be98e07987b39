package io.weft.persistence.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointMeterTest {

    private final AtomicLong nowNanos = new AtomicLong(-5);
    private final CheckpointMeter meter = new CheckpointMeter(nowNanos::get);

    @Test
    void shouldCountTheTimeOfTheOneUnderWayToo() {
        // given
        meter.begin();

        // when
        nowNanos.addAndGet(30);

        // then
        assertThat(meter.read()).isEqualTo(new CheckpointMetrics(1, 0, 30));
        meter.installed();
        nowNanos.addAndGet(10);
        assertThat(meter.read()).isEqualTo(new CheckpointMetrics(1, 1, 40));
    }

    @Test
    void shouldLeaveOutTheTimeInBetween() {
        // given
        meter.begin();
        nowNanos.addAndGet(7);
        meter.end();

        // when
        nowNanos.addAndGet(1_000);
        meter.begin();
        nowNanos.addAndGet(3);
        meter.end();
        nowNanos.addAndGet(1_000);

        // then
        assertThat(meter.read()).isEqualTo(new CheckpointMetrics(2, 0, 10));
    }
}
