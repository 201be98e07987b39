package io.weft.protocol.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IdMapTest {

    @Test
    void shouldBeLikeASortedMap() {
        for (int seed = 0; seed < 100; seed++) {
            // given both, empty
            Random random = new Random(seed);
            IdMap<Integer> map = new IdMap<>(random.nextLong());
            TreeMap<TxId, Integer> expected = new TreeMap<>();
            for (int i = 0; i < 2_000; i++) {
                // when the same is done to both
                TxId id = new TxId((long) random.nextInt(5) << 16, random.nextInt(60));
                if (random.nextInt(100) < 55) {
                    assertThat(map.put(id, i)).isEqualTo(expected.put(id, i));
                } else {
                    assertThat(map.remove(id)).isEqualTo(expected.remove(id));
                }
                // then they agree
                assertThat(map.size()).isEqualTo(expected.size());
                assertThat(map.get(id)).isEqualTo(expected.get(id));
            }
            assertThat(map.idsByAge()).isEqualTo(List.copyOf(expected.keySet()));
            assertThat(map.oldestTimeMs()).isEqualTo(expected.isEmpty() ? Long.MAX_VALUE : expected.firstKey().timeMs());
        }
    }

    @Test
    void shouldLetAnEntryLeaveWhileItIsWalkedThrough() {
        // given
        IdMap<String> map = new IdMap<>(7);
        map.put(new TxId(2, 2), "b");
        map.put(new TxId(1, 1), "a");
        List<String> seen = new ArrayList<>();
        // when
        map.forEachByAge((id, value) -> {
            seen.add(value);
            map.remove(id);
        });
        // then
        assertThat(seen).containsExactly("a", "b");
        assertThat(map.size()).isZero();
    }
}
