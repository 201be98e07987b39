package io.weft.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BusyMeterTest {

    private final AtomicLong nowNanos = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong busyNanos = new AtomicLong();
    private final BusyMeter meter = new BusyMeter(() -> {
        reads.incrementAndGet();
        return nowNanos.get();
    }, busyNanos::addAndGet);

    @Test
    void shouldKnowAboutHowLongItWorkedFromFewReadsOfTheClock() {
        // when every third input takes long, and most of the time passes in between
        for (int i = 0; i < 100_000; i++) {
            nowNanos.addAndGet(10_000);
            meter.begin();
            nowNanos.addAndGet(i % 3 == 0 ? 700 : 100);
            meter.end();
        }
        // then
        assertThat(busyNanos.get()).isCloseTo(100_000 * 300, withPercentage(5));
        assertThat(reads.get()).isLessThan(100_000 / 7);
    }
}
