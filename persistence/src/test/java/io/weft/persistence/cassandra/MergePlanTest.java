package io.weft.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MergePlanTest {

    @Test
    void shouldLeaveALargeRunAlone() {
        // when
        MergePlan plan = MergePlan.of(runs(1000, 10), 4);

        // then
        assertThat(plan.kept()).isEqualTo(runs(1000, 10));
        assertThat(plan.merged()).isEmpty();
    }

    @Test
    void shouldMergeWhatIsNotMuchLargerThanAllThatComesAfterIt() {
        // when
        MergePlan plan = MergePlan.of(runs(1000, 30, 10), 5);

        // then
        assertThat(plan.kept()).isEqualTo(runs(1000));
        assertThat(plan.merged()).hasSize(2);
    }

    @Test
    void shouldKeepFewRunsAndWriteLittleTwice() {
        // given
        Random random = new Random(7);
        List<Run> runs = new ArrayList<>();
        long offered = 0;
        long written = 0;
        int most = 0;

        // when
        for (int i = 0; i < 10_000; i++) {
            long bytes = 1 + random.nextInt(1000);
            MergePlan plan = MergePlan.of(runs, bytes);
            long merged = bytes + plan.merged().stream().mapToLong(Run::bytes).sum();
            runs = new ArrayList<>(plan.kept());
            runs.add(run(merged));
            offered += bytes;
            written += merged;
            most = Math.max(most, runs.size());
        }

        // then
        assertThat(most).isLessThanOrEqualTo(16);
        assertThat((double) written / offered).isLessThan(20);
    }

    private static List<Run> runs(long... bytes) {
        return LongStream.of(bytes).mapToObj(MergePlanTest::run).toList();
    }

    private static Run run(long bytes) {
        return new Run(1, 0, bytes, 0);
    }
}
