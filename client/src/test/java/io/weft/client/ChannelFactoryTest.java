package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.fake.FakeLedger;
import io.weft.client.fake.FakeNode;
import io.weft.client.fake.StatelessChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Factories that are not as they should be: no reason to fail for ever, or to keep anybody waiting. */
@Timeout(60)
class ChannelFactoryTest {

    private static final ClientSettings QUICK = new ClientSettings(64, 64, 16, 1 << 16, 1, 300, 1, 20, 20_000);
    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(ALICE, 1);

    @Test
    void shouldSurviveAFactoryThatFails() throws Exception {
        // given
        List<Boolean> failures = new ArrayList<>(List.of(true, true, false));
        try (FakeNode node = FakeNode.start(new FakeLedger());
                WeftClient client = clientOf(QUICK, node.address(), address -> {
                    if (failures.remove(0)) {
                        throw new IllegalStateException("no channel today");
                    }
                    return ChannelFactory.plain(address);
                })) {

            // when, then
            assertThat(now(client.transfer(ALICE, BOB, CROWN, 1))).isInstanceOf(Outcome.Committed.class);
        }
    }

    @Test
    void shouldSayThatItCannotUseAChannelWithoutAState() throws Exception {
        // given
        try (WeftClient client = clientOf(QUICK.withDeadlineMs(400), "10.0.0.1:7400", address -> new StatelessChannel())) {

            // when
            Outcome outcome = now(client.transfer(ALICE, BOB, CROWN, 1));

            // then
            assertThat(outcome).isInstanceOfSatisfying(Outcome.NotAdmitted.class,
                    refused -> assertThat(refused.reason()).contains("10.0.0.1:7400", "does not tell its state"));
            assertThat(now(client.read(ALICE))).isInstanceOf(Answer.Missing.class);
        }
    }

    private static WeftClient clientOf(ClientSettings settings, String address, ChannelFactory channels) {
        return WeftClient.builder().addresses(address).settings(settings).channels(channels).build();
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
