package io.weft.loadtest.bank;

import static io.weft.loadtest.bank.Entries.printed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportedBalancesTest {

    @Test
    void shouldCompareWithTheNearestPrintOfTheLastDayAlone() {
        // given
        ReportedBalances reported =
                new ReportedBalances(List.of(printed(1, 0, 500), printed(1, 3, 900), printed(1, 3, 700)));

        // when, then
        assertThat(reported.difference(1, 880)).isEqualTo(20);
        assertThat(reported.difference(1, 700)).isZero();
        assertThat(reported.difference(1, 500)).isEqualTo(200);
    }
}
