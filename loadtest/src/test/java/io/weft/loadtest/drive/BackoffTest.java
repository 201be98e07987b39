package io.weft.loadtest.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 5, 10", "2, 10, 20", "4, 40, 80", "5, 50, 100", "1000000, 50, 100"})
    void shouldDoubleUpToTheBound(int tries, long least, long most) {
        // given
        Backoff backoff = new Backoff(10, 100);

        // when, then
        assertThat(backoff.pauseMs(tries)).isBetween(least, most);
    }

    @Test
    void shouldVary() {
        // given
        Backoff backoff = new Backoff(1_000_000, 1_000_000);

        // when, then
        assertThat(backoff.pauseMs(1)).isNotEqualTo(backoff.pauseMs(1));
    }
}
