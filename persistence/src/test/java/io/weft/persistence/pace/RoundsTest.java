package io.weft.persistence.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final List<String> begun = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private long now = 1_000_000_000L;
    private final Rounds rounds = new Rounds(new GroupPace(1_000, 5_000), () -> now, (nanos, work) -> {
        delays.add(nanos);
        alarms.add(work);
    });

    @Test
    void shouldBeginAtOnceWhileThereAreFew() {
        // when
        enter("a", "b");
        rounds.ended();
        rounds.ended();
        enter("c", "d");

        // then
        assertThat(begun).containsExactly("a", "b", "c", "d");
        assertThat(alarms).isEmpty();
    }

    @Test
    void shouldGatherTheMoreTheMoreThereAre() {
        // given
        enter("a", "b");

        // when
        enter("c", "d", "e");

        // then
        assertThat(begun).containsExactly("a", "b");
        assertThat(delays).containsExactly(1_000_000L);

        // when
        ring(0, 1_000_000);

        // then
        assertThat(begun).containsExactly("a", "b", "c", "d", "e");

        // when
        now += 400_000;
        enter("f");

        // then: six are under way or wait, so 4 ms from the last round
        assertThat(begun).doesNotContain("f");
        assertThat(delays).containsExactly(1_000_000L, 3_600_000L);
    }

    @Test
    void shouldForgetWhatHasEnded() {
        // given
        enter("a", "b");
        enter("c");
        ring(0, 1_000_000);
        for (int i = 0; i < 3; i++) {
            rounds.ended();
        }

        // when
        enter("d");

        // then
        assertThat(begun).containsExactly("a", "b", "c", "d");
    }

    @Test
    void shouldNotWaitWhenTheLastRoundWasLongAgo() {
        // given
        enter("a", "b", "c");

        // when
        ring(0, 1_000_000);
        now += 5_000_000;
        enter("d", "e");

        // then
        assertThat(begun).contains("d");
    }

    private void enter(String... names) {
        for (String name : names) {
            rounds.enter(() -> begun.add(name));
        }
    }

    private void ring(int alarm, long afterNanos) {
        now += afterNanos;
        alarms.get(alarm).run();
    }
}
