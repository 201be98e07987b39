package io.weft.protocol.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IdMemoryTest {

    /** A number in one cell. */
    private static final Cells<Long> NUMBERS = new Cells<>() {
        @Override
        public int longs() {
            return 1;
        }

        @Override
        public void write(Long value, long[] to, int at) {
            to[at] = value << 1;
        }

        @Override
        public Long read(long[] from, int at) {
            return from[at] >>> 1;
        }
    };

    private final IdMemory<Long> memory = new IdMemory<>(NUMBERS, 42);

    private static TxId id(long timeMs, long bits) {
        return new TxId(timeMs << 16 | bits & 3, bits);
    }

    @Test
    void shouldKnowForgetAndReportLikeASortedMap() {
        for (int seed = 0; seed < 200; seed++) {
            compareWithSortedMap(new Random(seed));
        }
    }

    private static void compareWithSortedMap(Random random) {
        // given both, empty
        IdMemory<Long> memory = new IdMemory<>(NUMBERS, random.nextLong());
        TreeMap<TxId, Long> expected = new TreeMap<>();
        Map<TxId, Long> changed = new HashMap<>();
        long boundaryMs = 0;
        for (int i = 0; i < 600; i++) {
            // when the same is done to both
            TxId id = id(boundaryMs + random.nextInt(5_000), random.nextInt(40));
            int what = random.nextInt(100);
            if (what < 80 && !expected.containsKey(id)) {
                memory.put(id, i + 1L);
                expected.put(id, i + 1L);
                changed.put(id, i + 1L);
            } else if (what < 90) {
                memory.touch(id);
                expected.computeIfPresent(id, (same, value) -> {
                    changed.put(id, value);
                    return value;
                });
            } else if (what < 98) {
                boundaryMs += random.nextInt(1_500);
                memory.purgeBefore(boundaryMs);
                Map<TxId, Long> purged = expected.headMap(TxId.smallestOf(boundaryMs));
                purged.keySet().forEach(gone -> changed.put(gone, null));
                purged.clear();
            } else {
                assertThat(memory.takeChanged()).isEqualTo(changed);
                changed.clear();
            }
            // then they agree
            assertThat(memory.size()).isEqualTo(expected.size());
            assertThat(memory.get(id)).isEqualTo(expected.get(id));
        }
        expected.forEach((id, value) -> assertThat(memory.get(id)).isEqualTo(value));
        assertThat(memory.takeChanged()).isEqualTo(changed);
    }

    @Test
    void shouldMoveTheBoundaryJustFarEnoughToKeepTheBound() {
        // given nine ids, three of each time, over several tables
        List<TxId> ids = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ids.add(id(5_000 + 2_000L * (i / 3), i));
            memory.put(ids.get(i), 1L);
        }
        // when at most so many may stay
        // then the boundary lies behind the times that must go, and not further
        assertThat(boundaryToKeep(9)).isZero();
        assertThat(boundaryToKeep(8)).isEqualTo(5_001);
        assertThat(boundaryToKeep(6)).isEqualTo(5_001);
        assertThat(boundaryToKeep(5)).isEqualTo(7_001);
        assertThat(boundaryToKeep(0)).isEqualTo(9_001);
    }

    private long boundaryToKeep(int count) {
        return memory.nextBoundaryMs(100_000, 1_000_000, count, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Test
    void shouldRefuseToRememberAnIdTwiceOrBehindTheBoundary() {
        // given
        memory.put(id(3_000, 1), 1L);
        memory.purgeBefore(2_000);
        // when, then
        assertThatThrownBy(() -> memory.put(id(3_000, 1), 2L)).isInstanceOf(InvariantBroken.class);
        assertThatThrownBy(() -> memory.put(id(1_999, 2), 2L)).isInstanceOf(InvariantBroken.class);
    }

    @Test
    void shouldReportNothingThatACheckpointHasGivenBack() {
        // given
        memory.restore(id(3_000, 1), 7L);
        // when, then
        assertThat(memory.takeChanged()).isEmpty();
        assertThat(memory.get(id(3_000, 1))).isEqualTo(7L);
    }
}
