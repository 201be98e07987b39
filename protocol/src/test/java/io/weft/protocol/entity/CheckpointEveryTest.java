package io.weft.protocol.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckpointEveryTest {

    private static final double LARGEST_GAP = 0.15;

    @Test
    void shouldSpreadTheFirstCheckpointsOfTheEntitiesEvenly() {
        // given
        Stream<EntityId> shards = IntStream.range(0, 16).mapToObj(EntityId::shard);
        Stream<EntityId> coordinators = IntStream.range(0, 4).mapToObj(EntityId::coordinator);

        // when
        double[] leftOut = Stream.concat(shards, coordinators).mapToDouble(CheckpointEvery::leftOutOfFirst).sorted().toArray();

        // then
        assertThat(leftOut).hasSize(20);
        assertThat(leftOut[0]).isBetween(0.0, LARGEST_GAP);
        assertThat(leftOut[19]).isBetween(1 - LARGEST_GAP, Math.nextDown(1.0));
        for (int i = 1; i < leftOut.length; i++) {
            assertThat(leftOut[i] - leftOut[i - 1]).isBetween(0.001, LARGEST_GAP);
        }
    }
}
