package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.fake.FakeLedger;
import io.weft.client.fake.FakeNode;
import io.weft.client.fake.FakeNode.Mode;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancelTest {

    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(ALICE, 1);

    @Test
    void shouldNotSayOfAForgottenIdThatItHadNoEffect() throws Exception {
        try (FakeNode node = FakeNode.start(new FakeLedger()); WeftClient client = WeftClient.connect(node.address())) {
            // given: it was paid
            node.is(Mode.FORGETS);
            TxId paid = now(client.transfer(ALICE, BOB, CROWN, 1)).txId();

            // when
            Cancellation cancellation = now(client.cancel(paid));

            // then
            assertThat(cancellation).isEqualTo(
                    new Cancellation.Unknown(paid, "no decision was found or made: TX_EXPIRED too old"));
        }
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
