package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.TotalResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    private final LoadResult result = SampleResults.clean();

    @ParameterizedTest
    @ValueSource(strings = {"p99<50ms", "p99 < 50 ms", "p99<0.05s", "p99<36871us", "p99<=36870us", "p99<36871\u00b5s",
            "p50<12ms", "p90>=18.41ms", "p99.9<200ms", "max<2s", "throughput>10000", "throughput>20000/s",
            "throughput<=20402", "node-cpu<10us", "client-cpu<=4.2us", "cpu<10us", "rejected<5%", "send_payment.p99<50ms",
            "send_payment.p99.9<86ms", "write_check.rejected<3.4%", "deposit_checking.throughput>3500"})
    void shouldHold(String text) {
        // when
        Judgement judgement = Threshold.parse(text).judge(result);

        // then
        assertThat(judgement.holds()).as(judgement.sentence()).isTrue();
        assertThat(judgement.sentence()).startsWith(text + " holds: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "p99<36870us|p99 is 36870 us", "p99>36.87ms|p99 is 36.87 ms", "max<0.2s|max is 0.214 s",
            "throughput>30000|throughput is 20402", "cpu<9us|cpu is 9.33 us", "rejected<=1%|rejected is 2.409 %",
            "send_payment.rejected<1%|rejected of send_payment is 4.395 %",
            "balance.rejected<1%|rejected of balance is unknown, or nothing was counted",
            "transfer.p99<1s|the run has no operation transfer, but amalgamate, balance, deposit_checking, send_payment,"
                    + " transact_savings, write_check"})
    void shouldNotHold(String text, String why) {
        // when
        Judgement judgement = Threshold.parse(text).judge(result);

        // then
        assertThat(judgement).isEqualTo(new Judgement(false, text + " does NOT hold: " + why));
    }

    @Test
    void shouldNotHoldIfTheFigureIsUnknown() {
        // given
        TotalResult nothing = new TotalResult(0, 0, 0, 0, 0, LatencyResult.NONE, -1, 3, -1, -1, -1, -1, -1, -1);

        for (String text : List.of("p99<50ms", "node-cpu<10us", "cpu<10us", "rejected<5%")) {
            // when
            Judgement judgement = Threshold.parse(text).judge(SampleResults.with(result, nothing));

            // then
            assertThat(judgement.holds()).isFalse();
            assertThat(judgement.sentence()).contains("is unknown, or nothing was counted");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "p99|column 4: there is no <, <=, > or >= in it", "p99=5ms|column 8: there is no <", "''|column 1: there is no <",
            "<5ms|column 1: the figure is missing", "p98<5ms|column 1: there is no figure p98", "p99<|column 5: a number such as",
            "p99<ms|column 5: a number such as", "p99<-5ms|column 5: a number such as", "p99<5.ms|column 5: 5. is not a number",
            "p99<50|column 7: the unit is missing, one of us, ms, s", "p99<50%|column 7: % is not a unit of p99, which has us, ms, s",
            "p99 <= 5 min|column 10: min is not a unit", "throughput>5ms|column 13: ms is not a unit of throughput, which has /s",
            "rejected<5|column 11: the unit is missing, one of %", ".p99<5ms|column 1: the operation before the dot is missing",
            "transfer.cpu<5us|column 1: cpu is known of all operations together alone", "p99<<5ms|column 5: a number such as",
            "p99<1e3ms|column 6: e3ms is not a unit", "p99<1,000ms|column 6: ,000ms is not a unit"})
    void shouldSayWhatItDoesNotUnderstand(String text, String why) {
        // when, then
        assertThatThrownBy(() -> Threshold.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("threshold \"" + text + "\", " + why)
                .hasMessageEndingWith(ThresholdParser.UNDERSTOOD);
    }

    @Test
    void shouldRefuseWhatIsFarTooLong() {
        // given
        String text = "x".repeat(100_000) + ".p99<5ms";

        // when, then
        assertThatThrownBy(() -> Threshold.parse(text)).hasMessageContaining("longer than 200 characters")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }
}
