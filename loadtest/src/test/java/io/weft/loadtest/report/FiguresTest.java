package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 us", "999|999 us", "1000|1.00 ms", "9994|9.99 ms", "9996|10.0 ms", "99960|100 ms",
            "999499|999 ms", "999600|1.00 s", "61000000|61.0 s", "2000000000|2,000 s", "-1|unknown"})
    void shouldShowThreeDigitsOfALatency(long us, String shown) {
        // when, then
        assertThat(Figures.latency(us)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0.0 %", "0.01|<0.1 %", "0.06|0.1 %", "93.66|93.7 %", "-1|unknown", "NaN|unknown"})
    void shouldNeverShowSomethingAsNothing(double percent, String shown) {
        // when, then
        assertThat(Figures.percent(percent)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"46997|46,997", "-1|unknown", "Infinity|unknown"})
    void shouldSeparateThousands(double number, String shown) {
        // when, then
        assertThat(Figures.count(number)).isEqualTo(shown);
    }
}
