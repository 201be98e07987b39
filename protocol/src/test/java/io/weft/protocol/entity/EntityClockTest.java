package io.weft.protocol.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EntityClockTest {

    private static final long HOUR_MS = 3_600_000;

    private long wallMs = 100 * HOUR_MS;
    private long elapsedMs;

    private EntityClock clock(long reachedMs) {
        return new EntityClock(() -> wallMs, () -> TimeUnit.MILLISECONDS.toNanos(elapsedMs), reachedMs);
    }

    private void pass(long ms) {
        wallMs += ms;
        elapsedMs += ms;
    }

    @Test
    void shouldFollowTheWallClock() {
        // given an entity whose time is behind
        EntityClock clock = clock(wallMs - HOUR_MS);

        // when time passes, and the wall clock is set forward
        assertThat(clock.nowMs()).isEqualTo(wallMs);
        pass(10);
        wallMs += HOUR_MS;

        // then
        assertThat(clock.nowMs()).isEqualTo(wallMs);
    }

    @Test
    void shouldGoOnAtHalfSpeedWhenTheLastOwnersClockWasAhead() {
        // given an entity that has reached a time one hour ahead
        long reachedMs = wallMs + HOUR_MS;
        EntityClock clock = clock(reachedMs);

        // when seconds pass, asked for in odd moments
        for (int i = 0; i < 1_001; i++) {
            pass(7);
            clock.nowMs();
        }

        // then timers come late but come, and time never ran backwards
        assertThat(clock.nowMs()).isEqualTo(reachedMs + 7 * 1_001 / 2);
    }

    @Test
    void shouldBeCaughtUpByTheWallClock() {
        // given an entity one hour ahead
        EntityClock clock = clock(wallMs + HOUR_MS);

        // when twice that time has passed
        for (int i = 0; i < 120; i++) {
            pass(HOUR_MS / 60);
            clock.nowMs();
        }

        // then it is the wall clock's again
        assertThat(clock.nowMs()).isEqualTo(wallMs);
    }

    @Test
    void shouldNotRunBackwardsWhenTheWallClockIsSetBack() {
        // given an entity on time
        EntityClock clock = clock(0);
        long beforeMs = clock.nowMs();

        // when the wall clock is set back
        wallMs -= HOUR_MS;
        elapsedMs += 10;

        // then
        assertThat(clock.nowMs()).isEqualTo(beforeMs + 5);
    }

    @Test
    void shouldNeverRunFasterThanHalfSpeedWhenAskedOften() {
        // given an entity on time, and a wall clock that is set back by an hour
        EntityClock clock = clock(0);
        long beforeMs = clock.nowMs();
        wallMs -= HOUR_MS;

        // when it is asked every few milliseconds
        // then the odd ones add up to half of what has passed, no more and no less
        for (long passedMs = 3; passedMs <= 3_000; passedMs += 3) {
            pass(3);
            assertThat(clock.nowMs() - beforeMs).isEqualTo(passedMs / 2);
        }
    }
}
