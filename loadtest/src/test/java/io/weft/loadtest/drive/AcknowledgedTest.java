package io.weft.loadtest.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {

    @Test
    void shouldKeepAllWhileThereIsRoom() {
        // given
        Acknowledged sample = new Acknowledged(10, new SplittableRandom(1));

        // when
        sample.add(1, 2);
        sample.add(3, 4);

        // then
        assertThat(sample.list()).containsExactly(new Drive.TxIdBytes(1, 2), new Drive.TxIdBytes(3, 4));
    }

    @Test
    void shouldKeepEarlyOnesAsLikelyAsLateOnes() {
        // given
        Acknowledged sample = new Acknowledged(1_000, new SplittableRandom(1));

        // when
        LongStream.range(0, 100_000).forEach(i -> sample.add(i, i));

        // then
        long early = sample.list().stream().filter(id -> id.high() < 50_000).count();
        assertThat(sample.list()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(early).isBetween(400L, 600L);
    }
}
