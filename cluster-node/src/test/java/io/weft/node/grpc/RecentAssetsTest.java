package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentAssetsTest {

    private final RecentAssets recent = new RecentAssets();

    @Test
    void shouldGiveWhatItWasAskedForWhateverMeetsInOnePlace() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            AccountId issuer = new AccountId(0, random.nextInt(30), random.nextInt(30));
            int number = random.nextInt(4);
            assertThat(recent.of(issuer, number)).isEqualTo(new AssetId(issuer, number));
        }
    }

    @Test
    void shouldGiveTheSameObjectAgain() {
        AssetId first = recent.of(new AccountId(1, 2, 3), 4);
        assertThat(recent.of(new AccountId(1, 2, 3), 4)).isSameAs(first);
    }
}
