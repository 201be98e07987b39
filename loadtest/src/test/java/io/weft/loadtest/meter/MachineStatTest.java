package io.weft.loadtest.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineStatTest {

    @Test
    void shouldTellBusyAndStolenTimeBetweenTwoMoments() throws Exception {
        // given: guests' time, at the end, is in the user's time already
        MachineStat before = MachineStat.parse("cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
        MachineStat after = MachineStat.parse("cpu  120 5 110 740 105 3 2 15 70 0\n");

        // when, then
        assertThat(before.totalTicks()).isEqualTo(1_000);
        assertThat(after.busyPercentSince(before)).isEqualTo(40);
        assertThat(after.stealPercentSince(before)).isEqualTo(15);
        assertThat(after.busyPercentSince(after)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu0 1 2 3 4 5 6 7 8 9 10", "cpu 1 2 3", "cpu 1 2 3 4 5 6 7 many"})
    void shouldRefuseWhatIsNoSuchText(String text) {
        // when, then
        assertThatThrownBy(() -> MachineStat.parse(text)).isInstanceOf(IOException.class);
    }
}
