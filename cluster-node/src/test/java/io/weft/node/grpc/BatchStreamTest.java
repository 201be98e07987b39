package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Transaction;
import io.weft.node.testing.Api;
import io.weft.node.testing.BatchClient;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.protocol.model.Outcome;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
    void shouldKeepNothingBackFromAClientThatReadsLate() throws IOException {
        // given
        start();
        AtomicInteger taken = new AtomicInteger();
        node.ledger.decide(transaction -> {
            taken.incrementAndGet();
            return REJECTED;
        });
        BatchClient client = BatchClient.notReading(node.channel);

        // when
        for (int batch = 0; batch < 100; batch++) {
            client.send(batch, openMany(batch * MAX_BATCH, MAX_BATCH));
        }
        client.complete();
        await().until(() -> taken.get() >= MAX_IN_FLIGHT);

        // then: about what fits into the transport, and what may be in flight
        assertThat(taken.get()).isLessThan(100 * MAX_BATCH);

        // when
        client.read();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.outcomes).hasSize(100 * MAX_BATCH);
        assertThat(client.results.get()).isEqualTo(100 * MAX_BATCH);
    }

    @Test
    void shouldFreeThePlaceOfAStreamThatIsNeverRead() throws IOException {
        // given: so many results at once that the node has written all, and the client's window is smaller
        start("weft.grpc { stream-stall-ms = 300, max-streams = 1, max-streams-per-connection = 1 }",
                "weft.gateway { max-batch-transactions = 1000, max-stream-transactions-in-flight = 1000 }");
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        BatchClient unread = BatchClient.notReading(node.channel);
        unread.send(1, Stream.concat(Collections.nCopies(999, malformed()).stream(), Stream.of(open(1)))
                .toArray(Transaction[]::new));
        await().until(() -> !node.ledger.sent().isEmpty());

        // when, then
        await().until(this::canOpenAStream);
        await().until(() -> node.server.openCalls() == 0);
        unread.read();
        await().until(() -> unread.end != null);
        assertThat(unread.end.getCode()).isEqualTo(Status.Code.CANCELLED);
    }

    @Test
    void shouldRefuseOneStreamTooManyOfAConnection() throws IOException {
        // given
        start("weft.grpc.max-streams-per-connection = 1");
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        BatchClient first = BatchClient.reading(node.channel);
        first.send(1, open(1));
        await().until(() -> first.results.get() == 1);

        // when
        BatchClient second = BatchClient.reading(node.channel);
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", node.server.port()).usePlaintext().build();
        BatchClient ofAnother = BatchClient.reading(channel);
        ofAnother.send(1, open(2));

        // then
        await().until(() -> second.end != null);
        assertThat(second.end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(second.end.getDescription()).contains("weft.grpc.max-streams-per-connection");
        await().until(() -> ofAnother.results.get() == 1);
        channel.shutdownNow();

        // when
        first.cancel();

        // then
        await().until(this::canOpenAStream);
    }

    @Test
    void shouldRefuseOneStreamTooMany() throws IOException {
        // given
        start("weft.grpc { max-streams = 1, max-streams-per-connection = 1 }");
        ManagedChannel otherChannel = NettyChannelBuilder.forAddress("127.0.0.1", node.server.port()).usePlaintext().build();
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        BatchClient first = BatchClient.reading(node.channel);
        first.send(1, open(1));
        await().until(() -> first.results.get() == 1);

        // when
        BatchClient second = BatchClient.reading(otherChannel);

        // then
        await().until(() -> second.end != null);
        assertThat(second.end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(second.end.getDescription()).contains("(weft.grpc.max-streams)");
        otherChannel.shutdownNow();

        // when
        first.cancel();

        // then
        await().until(this::canOpenAStream);
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

    /** Its result is long. */
    private static Transaction malformed() {
        return Api.transaction(1, Api.transfer(Api.account(1), Api.account(2), Api.asset(1, 1), "x".repeat(60)));
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
