package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Transaction;
import io.weft.node.testing.Api;
import io.weft.node.testing.BatchClient;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.protocol.model.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchStreamTest {

    private static final int MAX_BATCH = 100;
    private static final int MAX_IN_FLIGHT = 500;
    /** Large results, so that the transport is soon full. */
    private static final Outcome REJECTED = Outcome.rejected(io.weft.protocol.model.RejectionCode.INSUFFICIENT_FUNDS);

    private FakeNode node;

    @AfterEach
    void stop() throws InterruptedException {
        node.close();
    }

    @Test
    void shouldGiveEachTransactionItsOwnOutcome() throws IOException {
        // given
        start();
        node.ledger.decide(transaction -> transaction.id().equals(Api.modelTxId(1)) ? REJECTED : Outcome.COMMITTED);
        BatchClient client = BatchClient.reading(node.channel);

        // when
        client.send(7, open(0), open(1));
        client.send(8, Api.transaction(2, Api.openAccount(ByteString.EMPTY)), open(3));
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.outcomes).containsOnlyKeys("7/0", "7/1", "8/0", "8/1");
        assertThat(client.outcomes.get("7/0").hasCommitted()).isTrue();
        assertThat(client.outcomes.get("7/1").getRejected().getCode()).isEqualTo(RejectionCode.INSUFFICIENT_FUNDS);
        assertThat(client.outcomes.get("8/0").getRejected().getCode()).isEqualTo(RejectionCode.MALFORMED);
        assertThat(client.outcomes.get("8/0").getRejected().getMessage()).startsWith("step 0: open_account.account must be");
        assertThat(client.outcomes.get("8/1").hasCommitted()).isTrue();
    }

    @Test
    void shouldAnswerWhatIsDecidedBeforeTheRestOfTheBatch() throws IOException {
        // given
        start();
        node.ledger.behave((ledger, sent) -> {
            if (sent.destination().equals(node.ledger.sent().get(0).destination())) {
                ledger.answer((io.weft.protocol.message.Submit) sent.message(), transaction -> Outcome.COMMITTED);
            }
        });
        BatchClient client = BatchClient.reading(node.channel);

        // when
        client.send(1, openMany(0, MAX_BATCH));

        // then
        await().until(() -> client.results.get() > 0);
        assertThat(client.results.get()).isLessThan(MAX_BATCH);
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        await().until(() -> client.results.get() == MAX_BATCH);
        assertThat(client.responses.get()).isLessThan(MAX_BATCH);
    }

    @Test
    void shouldEndTheStreamOnABatchThatIsTooLarge() throws IOException {
        // given
        start();
        BatchClient client = BatchClient.reading(node.channel);

        // when
        client.send(5, openMany(0, MAX_BATCH + 1));

        // then
        await().until(() -> client.end != null);
        assertThat(client.end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(client.end.getDescription()).isEqualTo("batch 5 has 101 transactions, but must have 1 to 100 "
                + "(weft.gateway.max-batch-transactions)");
    }

    @Test
    void shouldEndTheStreamOnAnEmptyBatch() throws IOException {
        // given
        start();
        BatchClient client = BatchClient.reading(node.channel);

        // when
        client.send(5);

        // then
        await().until(() -> client.end != null);
        assertThat(client.end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void shouldReadNoMoreThanMayBeInFlight() throws IOException {
        // given
        start();
        node.ledger.behave(FakeLedger.SILENT);
        BatchClient client = BatchClient.reading(node.channel);

        // when
        for (int batch = 0; batch < 20; batch++) {
            client.send(batch, openMany(batch * MAX_BATCH, MAX_BATCH));
        }

        // then
        await().until(() -> node.gateway.inFlight() == MAX_IN_FLIGHT);
        await().during(Duration.ofMillis(300)).until(() -> node.gateway.inFlight() == MAX_IN_FLIGHT);

        // when
        node.ledger.decide(transaction -> Outcome.COMMITTED);

        // then
        await().until(() -> client.results.get() == 20 * MAX_BATCH);
    }

    @Test
    void shouldRefuseByTransactionWhatTheNodeHasNoRoomFor() throws IOException {
        // given
        start("weft.gateway.max-transactions-in-flight = 500");
        node.ledger.behave(FakeLedger.SILENT);
        BatchClient full = BatchClient.reading(node.channel);
        for (int batch = 0; batch < 5; batch++) {
            full.send(batch, openMany(batch * MAX_BATCH, MAX_BATCH));
        }
        await().until(() -> node.gateway.inFlight() == 500);

        // when
        BatchClient client = BatchClient.reading(node.channel);
        client.send(1, open(1000), open(1001));

        // then
        await().until(() -> client.results.get() == 2);
        assertThat(client.outcomes.values())
                .allMatch(outcome -> outcome.getRetryable().getCode() == RetryableCode.RESOURCE_EXHAUSTED);
    }

    @Test
    void shouldStopReadingFromAClientThatDoesNotRead() throws IOException {
        // given
        start();
        AtomicInteger taken = new AtomicInteger();
        node.ledger.decide(transaction -> {
            taken.incrementAndGet();
            return REJECTED;
        });
        BatchClient client = BatchClient.notReading(node.channel);

        // when
        int sent = sendWhileTaken(client);

        // then: about what fits into the transport, and what may be in flight
        int transportResults = 4 * 65_535 / 60;
        assertThat(taken.get()).isLessThan(transportResults + MAX_IN_FLIGHT).isLessThan(sent * MAX_BATCH);

        // when
        client.read();
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.outcomes).hasSize(sent * MAX_BATCH);
        assertThat(client.results.get()).isEqualTo(sent * MAX_BATCH);
    }

    @Test
    void shouldEndAStreamThatIsNotReadForTooLong() throws IOException {
        // given
        start("weft.grpc { stream-stall-ms = 300, max-streams = 1 }");
        node.ledger.decide(transaction -> REJECTED);
        BatchClient stalled = BatchClient.notReading(node.channel);
        sendWhileTaken(stalled);

        // when: its place is free again
        await().until(() -> canOpenAStream());

        // then
        stalled.read();
        await().until(() -> stalled.end != null);
        assertThat(stalled.end.getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(stalled.end.getDescription()).contains("not read for 300 ms");
    }

    @Test
    void shouldRefuseOneStreamTooMany() throws IOException {
        // given
        start("weft.grpc.max-streams = 1");
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        BatchClient first = BatchClient.reading(node.channel);
        first.send(1, open(1));
        await().until(() -> first.results.get() == 1);

        // when
        BatchClient second = BatchClient.reading(node.channel);

        // then
        await().until(() -> second.end != null);
        assertThat(second.end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);

        // when
        first.cancel();

        // then
        await().until(() -> canOpenAStream());
    }

    @Test
    void shouldAnswerWhatWasTakenBeforeTheNodeStops() throws IOException {
        // given
        start();
        node.ledger.behave(FakeLedger.SILENT);
        BatchClient client = BatchClient.reading(node.channel);
        client.send(1, openMany(0, MAX_BATCH));
        await().until(() -> node.gateway.inFlight() == MAX_BATCH);

        // when
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> {
            try {
                node.server.stop(10_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        node.ledger.decide(transaction -> Outcome.COMMITTED);

        // then
        await().until(stopping::isDone);
        await().until(() -> client.end != null);
        assertThat(client.end.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(client.end.getDescription()).contains("the node is stopping");
        assertThat(client.results.get()).isEqualTo(MAX_BATCH);
    }

    private void start(String... settings) throws IOException {
        String limits = "weft.gateway { max-batch-transactions = " + MAX_BATCH + ", max-stream-transactions-in-flight = "
                + MAX_IN_FLIGHT + ", resend-first-ms = 200 }\n";
        node = FakeNode.start(limits + String.join("\n", settings));
    }

    private boolean canOpenAStream() {
        BatchClient probe = BatchClient.reading(node.channel);
        probe.send(1, open(1));
        await().until(() -> probe.results.get() == 1 || probe.end != null);
        probe.cancel();
        return probe.results.get() == 1;
    }

    /** Sends until nothing has been taken for a while, and says how many batches. */
    private static int sendWhileTaken(BatchClient client) {
        AtomicInteger sent = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(10)).during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(30)).until(() -> {
            boolean taken = client.canSend();
            while (client.canSend()) {
                int batch = sent.getAndIncrement();
                client.send(batch, openMany(batch * MAX_BATCH, MAX_BATCH));
            }
            return !taken;
        });
        return sent.get();
    }

    private static Transaction open(int number) {
        return Api.transaction(number, Api.openAccount(Api.account(number)));
    }

    private static Transaction[] openMany(int first, int count) {
        Transaction[] transactions = new Transaction[count];
        for (int i = 0; i < count; i++) {
            transactions[i] = open(first + i);
        }
        return transactions;
    }
}
