package io.weft.protocol.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerQueueTest {

    private record Set(long atMs, int number) {}

    @Test
    void shouldGiveOutWhatIsDueByTimeAndThenByOrderOfArrival() {
        for (int seed = 0; seed < 300; seed++) {
            // given a clock that sometimes jumps, and delays from none to far beyond the wheel
            Random random = new Random(seed);
            TimerQueue<Integer> queue = new TimerQueue<>();
            List<Set> expected = new ArrayList<>();
            long nowMs = random.nextBoolean() ? 1_700_000_000_000L : 0;
            for (int i = 0; i < 1_500; i++) {
                // when
                if (random.nextInt(3) > 0) {
                    long atMs = nowMs + (random.nextInt(10) == 0 ? random.nextInt(20_000) - 50 : 5 * random.nextInt(100));
                    queue.add(atMs, i);
                    expected.add(new Set(atMs, i));
                } else {
                    nowMs += random.nextInt(50) == 0 ? random.nextInt(30_000) : random.nextInt(40);
                    long polledAtMs = nowMs;
                    List<Integer> due = expected.stream().filter(set -> set.atMs <= polledAtMs)
                            .sorted(Comparator.comparingLong(Set::atMs).thenComparing(Set::number)).map(Set::number).toList();
                    expected.removeIf(set -> set.atMs <= polledAtMs);
                    // then
                    assertThat(pollAll(queue, nowMs)).isEqualTo(due);
                }
                assertThat(queue.nextMs()).isEqualTo(expected.stream().mapToLong(Set::atMs).min().orElse(Long.MAX_VALUE));
            }
        }
    }

    private static List<Integer> pollAll(TimerQueue<Integer> queue, long nowMs) {
        List<Integer> due = new ArrayList<>();
        for (Integer next = queue.pollDue(nowMs); next != null; next = queue.pollDue(nowMs)) {
            due.add(next);
        }
        return due;
    }
}
