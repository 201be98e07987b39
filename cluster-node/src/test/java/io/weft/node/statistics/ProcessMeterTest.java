package io.weft.node.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class ProcessMeterTest {

    private final ProcessMeter meter = new ProcessMeter();

    @Test
    void shouldTellMoreProcessorTimeAfterWork() {
        // given
        long beforeUs = meter.processorTimeUs().orElseThrow();
        long upTimeMs = meter.upTimeMs();
        long startNanos = System.nanoTime();

        // when, then: waiting for it is work
        await().pollInSameThread().until(() -> meter.processorTimeUs().orElseThrow() > beforeUs);
        long passedUs = (System.nanoTime() - startNanos) / 1000;
        assertThat(meter.processorTimeUs().orElseThrow() - beforeUs)
                .as("microseconds, and not another unit")
                .isLessThan((passedUs + 1_000_000) * Runtime.getRuntime().availableProcessors());
        assertThat(meter.upTimeMs()).isGreaterThanOrEqualTo(upTimeMs);
    }

    @Test
    void shouldTellWhatIsLeftAfterAFullCollection() {
        // given
        byte[] kept = new byte[20 << 20];

        // when
        System.gc();

        // then
        assertThat(meter.heapAfterCollectionBytes().orElseThrow()).isGreaterThan(kept.length);
        assertThat(meter.heapUsedBytes()).isGreaterThan(kept.length);
    }
}
