package io.weft.loadtest.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.LedgerInfo;
import org.junit.jupiter.api.Test;

class AdmittedKindsTest {

    private final AdmittedKinds kinds = new AdmittedKinds();

    @Test
    void shouldAddUpTheLivesOfANode() {
        // when
        kinds.lived(info(10, 50));
        kinds.lived(info(0, 40));

        // then
        assertThat(kinds.totals()).isEqualTo(new AdmittedKinds.Totals(10, 90, 2, 1));
        assertThat(kinds.totals().crossShardShare()).isEqualTo(0.9);
        assertThat(kinds.totals().faults()).isEmpty();
    }

    @Test
    void shouldMissTransactionsOfOneShard() {
        // when
        kinds.lived(info(0, 50));

        // then
        assertThat(kinds.totals().faults()).singleElement().asString().contains("stayed on one shard");
    }

    @Test
    void shouldMissTransactionsThatCrossShards() {
        // when
        kinds.lived(info(50, 0));

        // then
        assertThat(kinds.totals().faults()).singleElement().asString().contains("crossed shards");
    }

    private static LedgerInfo info(long oneShard, long crossShard) {
        return new LedgerInfo(16, 4, oneShard, crossShard, "of a test");
    }
}
