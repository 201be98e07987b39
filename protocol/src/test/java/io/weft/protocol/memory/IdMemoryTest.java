package io.weft.protocol.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.model.TxId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
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
    void shouldKnowForgetAndComeBackFromItsRowsLikeASortedMap() {
        for (int seed = 0; seed < 200; seed++) {
            compareWithSortedMap(new Random(seed));
        }
    }

    private static void compareWithSortedMap(Random random) {
        // given both, empty
        IdMemory<Long> memory = new IdMemory<>(NUMBERS, random.nextLong());
        TreeMap<TxId, Long> expected = new TreeMap<>();
        Map<String, byte[]> rows = new TreeMap<>();
        long boundaryMs = 0;
        for (int i = 0; i < 600; i++) {
            // when the same is done to both
            TxId id = id(boundaryMs + random.nextInt(5_000), random.nextInt(40));
            int what = random.nextInt(100);
            if (what < 90 && !expected.containsKey(id)) {
                memory.put(id, i + 1L);
                expected.put(id, i + 1L);
            } else if (what < 97) {
                boundaryMs += random.nextInt(1_500);
                memory.purgeBefore(boundaryMs);
                expected.headMap(TxId.smallestOf(boundaryMs)).clear();
            } else {
                install(memory, rows);
                memory = random.nextBoolean() ? memory : restored(rows, boundaryMs, memory.highestIdTimeMs(), random);
            }
            // then they agree
            assertThat(memory.size()).isEqualTo(expected.size());
            assertThat(memory.get(id)).isEqualTo(expected.get(id));
        }
        // and what is left over in rows is not more than what has not been looked through yet
        IdMemory<Long> last = memory;
        expected.forEach((id, value) -> assertThat(last.get(id)).isEqualTo(value));
        last.purgeBefore(boundaryMs + 5_000);
        install(last, rows);
        assertThat(rows).isEmpty();
    }

    private static void install(IdMemory<Long> memory, Map<String, byte[]> rows) {
        memory.takeRows((byte) 9).forEach(row -> {
            String key = HexFormat.of().formatHex(row.key());
            if (row.value() == null) {
                assertThat(rows.remove(key)).isNotNull();
            } else {
                assertThat(rows.put(key, row.value())).isNull();
            }
        });
    }

    /** The order of the rows, and whether the bounds come before them, do not matter. */
    private static IdMemory<Long> restored(Map<String, byte[]> rows, long boundaryMs, long highestMs, Random random) {
        IdMemory<Long> memory = new IdMemory<>(NUMBERS, random.nextLong());
        List<String> keys = new ArrayList<>(rows.keySet());
        Collections.shuffle(keys, random);
        int boundsAt = random.nextInt(keys.size() + 1);
        for (int i = 0; i <= keys.size(); i++) {
            if (i == boundsAt) {
                memory.restoreBounds(boundaryMs, highestMs);
            }
            if (i < keys.size()) {
                memory.restoreRow(HexFormat.of().parseHex(keys.get(i)), rows.get(keys.get(i)));
            }
        }
        return memory;
    }

    @Test
    void shouldPackManyIdsIntoARowButNotAllIntoOne() {
        // given
        for (int i = 0; i < 2_500; i++) {
            memory.put(id(3_000, i), 1L);
        }

        // when
        Map<String, byte[]> rows = new TreeMap<>();
        install(memory, rows);

        // then
        assertThat(rows.values()).extracting(row -> row.length).containsExactly(1024 * 24, 1024 * 24, 452 * 24);
        install(memory, rows);
        assertThat(rows).hasSize(3);
    }

    @Test
    void shouldRefuseARowThatIsNone() {
        byte[] key = new byte[9];
        assertThatThrownBy(() -> memory.restoreRow(key, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.restoreRow(key, new byte[23])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.restoreRow(new byte[8], new byte[24])).isInstanceOf(IllegalArgumentException.class);
        // an id without a head
        assertThatThrownBy(() -> memory.restoreRow(key, new byte[24])).isInstanceOf(IllegalArgumentException.class);
        // an id that is there already
        byte[] value = ByteBuffer.allocate(24).putLong(5).putLong(6).putLong(8).array();
        memory.restoreRow(key, value);
        assertThatThrownBy(() -> memory.restoreRow(key, value)).isInstanceOf(IllegalArgumentException.class);
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
}
