package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.client.fake.FakeLedger;
import io.weft.client.fake.FakeNode;
import io.weft.client.fake.FakeNode.Mode;
import io.weft.client.routing.EndpointState;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions, reads and questions share their connections, but not their troubles. */
@Timeout(60)
class SharedConnectionTest {

    private static final ClientSettings QUICK = new ClientSettings(64, 64, 16, 1 << 16, 1, 1_000, 1, 20, 20_000);
    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(ALICE, 1);

    @Test
    void shouldNotDistrustANodeWithTransactionsBecauseItDoesNotAnswerReads() throws Exception {
        try (FakeNode node = FakeNode.start(new FakeLedger()); WeftClient client = clientOf(QUICK, node)) {
            // given
            assertThat(now(client.transfer(ALICE, BOB, CROWN, 1))).isInstanceOf(Outcome.Committed.class);
            node.is(Mode.IGNORES_READS);

            // when: a read has timed out, and goes over another connection
            CompletionStage<Answer<Account>> read = client.read(ALICE);
            await().until(() -> node.reads() == 2);

            // then
            ClientStatus.Endpoint endpoint = now(client.status()).endpoints().get(0);
            assertThat(endpoint.states()).containsExactly(EndpointState.IDLE);
            assertThat(endpoint.trouble()).isEmpty();
            assertThat(now(client.transfer(ALICE, BOB, CROWN, 1))).isInstanceOf(Outcome.Committed.class);
            assertThat(now(client.status()).counts().streamsLost()).isZero();
            node.is(Mode.SERVES);
            assertThat(now(read)).isInstanceOf(Answer.Given.class);
        }
    }

    @Test
    void shouldHearWhatANodeHasTakenOverAConnectionThatReadsHaveGivenUp() throws Exception {
        try (FakeNode node = FakeNode.start(new FakeLedger());
                WeftClient client = clientOf(QUICK.withTimes(2_000, 1, 20, 20_000), node)) {
            // given
            assertThat(now(client.read(ALICE))).isInstanceOf(Answer.Given.class);
            node.is(Mode.IGNORES_READS);
            CompletionStage<Answer<Account>> read = client.read(ALICE);
            await().until(() -> node.reads() == 2);
            node.is(Mode.HOLDS_BACK);
            CompletionStage<Outcome> outcome = client.transfer(ALICE, BOB, CROWN, 1);
            await().until(() -> node.received() == 1);

            // when
            assertThat(now(read)).isInstanceOf(Answer.Given.class);
            node.answer();

            // then
            assertThat(now(outcome)).isInstanceOf(Outcome.Committed.class);
            assertThat(now(client.status()).counts().streamsLost()).isZero();
        }
    }

    @Test
    void shouldKnowFromTheNodeThatItDrainsAndNotFromItself() throws Exception {
        try (FakeNode node = FakeNode.start(new FakeLedger()); WeftClient client = clientOf(QUICK, node)) {
            // given
            assertThat(now(client.transfer(ALICE, BOB, CROWN, 1))).isInstanceOf(Outcome.Committed.class);
            assertThat(now(client.read(ALICE))).isInstanceOf(Answer.Given.class);

            // when
            node.beginToDrain();

            // then
            await().until(() -> now(client.status()).endpoints().get(0).states().contains(EndpointState.DRAINED));
            assertThat(now(client.status()).endpoints().get(0).trouble()).contains("the node has left");
        }
    }

    @Test
    void shouldAskQuestionsOverTheNextConnectionToo() throws Exception {
        try (FakeNode node = FakeNode.start(new FakeLedger()); WeftClient client = clientOf(QUICK, node)) {
            // given: questions that were asked before the connection was up
            TxId txId = TxIds.next();
            assertThat(now(client.find(txId))).isEqualTo(new Answer.Given<>(new Found.NotFound(txId)));
            node.is(Mode.IGNORES_READS);
            CompletionStage<Answer<Account>> read = client.read(ALICE);

            // when
            await().until(() -> node.reads() == 2);

            // then
            assertThat(now(client.cancel(txId))).isEqualTo(new Cancellation.Cancelled(txId));
            node.is(Mode.SERVES);
            assertThat(now(read)).isInstanceOf(Answer.Given.class);
        }
    }

    private static WeftClient clientOf(ClientSettings settings, FakeNode node) {
        return WeftClient.builder().addresses(node.address()).settings(settings).build();
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
