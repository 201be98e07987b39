package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.SecondResult;
import org.junit.jupiter.api.Test;

class SecondLineTest {

    @Test
    void shouldAlignFiguresBelowTheHeader() {
        // given
        LatencyResult latency = new LatencyResult(20_000, 1_204, 9_000, 12_340, 80_000, 214_015);
        SecondResult second = new SecondResult(12, false, 20_500, 20_402, 98, 1_234, 15_000, latency, 1_500, 1_039, 851);

        // when
        String line = SecondLine.of(second);

        // then
        assertThat(SecondLine.HEADER + "\n" + line).isEqualTo("""
                second committed/s rejected retries     p50     p99     max in flight   node client  behind
                    12      20,402       98   1,234 1.20 ms 12.3 ms  214 ms    15,000  104 %   85 % 1.50 ms""");
    }

    @Test
    void shouldSayThatItIsWarmUpWithinAHundredColumns() {
        // given
        LatencyResult latency = new LatencyResult(1, 1, 1, 1, 1, 1);
        SecondResult second = new SecondResult(0, true, 1, 1_000_000, 0, 0, 9_999_999, latency, 0, 1_600, 1_600);

        // when
        String line = SecondLine.of(second);

        // then
        assertThat(line).endsWith("- warm-up").hasSizeLessThanOrEqualTo(TextTable.MAX_COLUMNS);
    }

    @Test
    void shouldShowNoLatencyOfNothingAndNoProcessorTimeThatIsUnknown() {
        // given
        SecondResult second = new SecondResult(3, false, 0, 0, 0, 0, 0, LatencyResult.NONE, 0, -1, 10);

        // when
        String line = SecondLine.of(second);

        // then
        assertThat(line.strip().split("\\s+")).containsExactly("3", "0", "0", "0", "-", "-", "-", "0", "?", "1", "%", "-");
    }
}
