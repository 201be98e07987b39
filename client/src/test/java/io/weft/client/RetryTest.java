package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.fake.FakeLedger;
import io.weft.client.fake.FakeNode;
import io.weft.client.fake.FakeNode.Mode;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller does when it has not learned what became of its payment. */
@Timeout(60)
class RetryTest {

    private static final ClientSettings QUICK = new ClientSettings(64, 64, 16, 1 << 16, 1, 100, 1, 20, 400);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(ALICE, 1);

    private final FakeLedger ledger = new FakeLedger();

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"REFUSES", "DOES_NOT_KNOW", "IS_SILENT"})
    void shouldPayOnceWhateverTheFirstCallHasLearned(Mode mode) throws Exception {
        try (FakeNode node = FakeNode.start(ledger); WeftClient client = clientOf(node)) {
            // given
            node.is(mode);
            Outcome first = now(client.transfer(ALICE, BOB, CROWN, 12));
            assertThat(first).isInstanceOf(Outcome.Undecided.class);
            node.is(Mode.SERVES);

            // when
            Outcome second = now(client.execute(((Outcome.Undecided) first).transaction(), LONG_ENOUGH));

            // then
            assertThat(second).isEqualTo(new Outcome.Committed(first.txId()));
            assertThat(ledger.executed()).isEqualTo(1);
        }
    }

    @Test
    void shouldPayWhatNoNodeHasTaken() throws Exception {
        try (FakeNode node = FakeNode.start(ledger); WeftClient client = clientOf(node)) {
            // given
            node.die();
            Outcome first = now(client.transfer(ALICE, BOB, CROWN, 12));
            assertThat(first).isInstanceOf(Outcome.NotAdmitted.class);
            node.startAgain();

            // when
            Outcome second = now(client.execute(((Outcome.Undecided) first).transaction(), LONG_ENOUGH));

            // then
            assertThat(second).isEqualTo(new Outcome.Committed(first.txId()));
            assertThat(ledger.executed()).isEqualTo(1);
        }
    }

    private static WeftClient clientOf(FakeNode node) {
        return WeftClient.builder().addresses(node.address()).settings(QUICK).build();
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
