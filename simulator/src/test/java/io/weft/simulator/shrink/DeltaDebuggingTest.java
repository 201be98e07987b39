package io.weft.simulator.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaDebuggingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 64, 100, 333})
    void shouldKeepJustWhatIsNeeded(int size) {
        // given
        List<Integer> items = IntStream.range(0, size).boxed().toList();
        List<Integer> needed = List.of(0, size / 3, size - 1).stream().distinct().toList();

        // when
        List<Integer> small = DeltaDebugging.minimize(items, fewer -> fewer.containsAll(needed));

        // then
        assertThat(small).isEqualTo(needed);
    }

    @Test
    void shouldKeepNothingIfNothingIsNeeded() {
        assertThat(DeltaDebugging.minimize(List.of(1, 2, 3), fewer -> true)).isEmpty();
        assertThat(DeltaDebugging.minimize(List.of(), fewer -> true)).isEmpty();
    }

    @Test
    void shouldLeaveNothingThatCouldGoAlone() {
        // given a list that fails in more than one way: with an even number of items of which one is 10 or more
        List<Integer> items = IntStream.range(0, 40).boxed().toList();

        // when
        List<Integer> small = DeltaDebugging.minimize(items, DeltaDebuggingTest::isEvenWithALargeOne);

        // then
        assertThat(isEvenWithALargeOne(small)).isTrue();
        assertThat(small).allSatisfy(item -> assertThat(isEvenWithALargeOne(
                small.stream().filter(other -> !other.equals(item)).toList())).isFalse());
    }

    @Test
    void shouldAskFewQuestionsAboutManyItems() {
        // given
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
        AtomicInteger questions = new AtomicInteger();

        // when
        DeltaDebugging.minimize(items, fewer -> {
            questions.incrementAndGet();
            return fewer.containsAll(List.of(100, 500, 501));
        });

        // then
        assertThat(questions.get()).isLessThan(120);
    }

    private static boolean isEvenWithALargeOne(List<Integer> items) {
        return items.size() % 2 == 0 && items.stream().anyMatch(item -> item >= 10);
    }
}
