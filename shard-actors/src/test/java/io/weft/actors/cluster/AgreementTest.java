package io.weft.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void shouldNameEachDifference() {
        // given
        Agreement here = new Agreement(Map.of("shards", "8", "name", "a", "old", "1"));
        Agreement there = new Agreement(Map.of("shards", "16", "name", "a", "young", "2"));
        // then
        assertThat(here.differencesFrom(there)).containsExactly("old is 1 here, but unknown in the cluster",
                "shards is 8 here, but 16 in the cluster", "young is unknown here, but 2 in the cluster");
        assertThat(here.differencesFrom(here)).isEmpty();
    }

    @Test
    void shouldReadSeeds() {
        assertThat(Seed.parse("a.example:7355")).isEqualTo(new Seed("a.example", 7355));
        for (String wrong : new String[] {"a.example", ":7355", "a:0", "a:70000", "a:", "a:b"}) {
            assertThatThrownBy(() -> Seed.parse(wrong)).hasMessageContaining("is not host:port");
        }
    }
}
