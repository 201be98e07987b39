package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlocksTest {

    private final Deadlocks deadlocks = new Deadlocks();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void shouldRepeatWhatEndedInADeadlock() throws Exception {
        // when
        String answer = deadlocks.repeat(() -> failsUntil(3, "40P01"));

        // then
        assertThat(answer).isEqualTo("done");
        assertThat(deadlocks.count()).isEqualTo(2);
    }

    @Test
    void shouldGiveUpAtLast() {
        // when, then
        assertThatThrownBy(() -> deadlocks.repeat(() -> failsUntil(Integer.MAX_VALUE, "40P01")))
                .isInstanceOf(SQLException.class);
        assertThat(tries).hasValue(10);
    }

    @Test
    void shouldNotRepeatWhatFailedOtherwise() {
        // when, then
        assertThatThrownBy(() -> deadlocks.repeat(() -> failsUntil(2, "23505"))).isInstanceOf(SQLException.class);
        assertThat(tries).hasValue(1);
    }

    private String failsUntil(int successfulTry, String state) throws SQLException {
        if (tries.incrementAndGet() < successfulTry) {
            throw new SQLException("no", state);
        }
        return "done";
    }
}
