package io.weft.protocol.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

    /** Key and inputs 00 01 02 …; the results are those of the reference implementation's table (entries 16 and 20). */
    @Test
    void shouldHashAsTheReferenceDoes() {
        SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.hash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L)).isEqualTo(0x3f2acc7f57c29bdbL);
        assertThat(hash.hash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, 0x13121110)).isEqualTo(0xbed65cf21aa2ee98L);
    }

    @Test
    void shouldSpreadCountedIdsEvenly() {
        // when 16,000 ids that differ in few bits are placed
        Placement placement = new Placement(new ClusterIdentity(16, 4, 11, 22));
        int[] counts = new int[16];
        for (int i = 0; i < 16_000; i++) {
            counts[placement.shardOf(new AccountId(0, 0, i))]++;
        }

        // then each shard has about 1,000: within 5 standard deviations
        for (int count : counts) {
            assertThat(count).isBetween(850, 1150);
        }
    }

    @Test
    void shouldPlaceOtherwiseUnderAnotherKey() {
        // given ids that all live on one shard under one key
        Placement known = new Placement(new ClusterIdentity(16, 4, 11, 22));
        Placement secret = new Placement(new ClusterIdentity(16, 4, 11, 23));
        int[] counts = new int[16];
        for (int i = 0, found = 0; found < 1_600; i++) {
            AccountId id = new AccountId(0, 0, i);
            if (known.shardOf(id) == 3) {
                found++;
                counts[secret.shardOf(id)]++;
            }
        }

        // then another key spreads them
        for (int count : counts) {
            assertThat(count).isBetween(50, 150);
        }
    }

    @Test
    void shouldRouteByContentAlone() {
        // given two accounts on different shards
        Placement placement = new Placement(new ClusterIdentity(16, 4, 11, 22));
        AccountId a = new AccountId(0, 0, 1);
        AccountId b = a;
        for (int i = 2; placement.shardOf(b) == placement.shardOf(a); i++) {
            b = new AccountId(0, 0, i);
        }
        TxId id = TxId.of(1, 2, 3);

        // then what touches one shard goes there, and all else to the coordinator of the id
        assertThat(placement.routeOf(new Transaction(id, List.of(new Step.OpenAccount(a)))))
                .isEqualTo(new Route.ToShard(placement.shardOf(a)));
        assertThat(placement.routeOf(new Transaction(id, List.of(new Step.Transfer(a, b, new AssetId(a, 1), Quantity.ONE)))))
                .isEqualTo(new Route.ToCoordinator(placement.coordinatorOf(id)));
    }

    @Test
    void shouldNotShowItsKey() {
        assertThat(new ClusterIdentity(16, 4, 1111, 2222).toString()).doesNotContain("1111", "2222");
    }
}
