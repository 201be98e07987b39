package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.ReadBatchResponse.Answer;
import io.weft.api.v1.RetryableCode;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.node.testing.ReadClient;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadBatchesTest {

    private static final int MAX_BATCH = 100;
    private static final int MAX_IN_FLIGHT = 500;

    private FakeNode node;

    @AfterEach
    void stop() throws InterruptedException {
        node.close();
    }

    @Test
    void shouldAnswerEachReadByItsIndexInEitherMode() throws IOException {
        // given
        start();
        node.ledger.read(ReadBatchesTest::stateOf);
        ReadClient client = ReadClient.reading(node.channel);
        List<GetAccountRequest> reads = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> reads.add(ReadClient.exact(Api.account(i))));
        IntStream.range(50, 100).forEach(i -> reads.add(ReadClient.latest(Api.account(i))));

        // when
        client.send(7, reads);
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.results.get()).isEqualTo(100);
        assertThat(client.answers).hasSize(100);
        for (int i = 0; i < 100; i++) {
            Answer answer = client.answers.get("7/" + i);
            assertThat(answer.getAccount().getIssuedList()).containsExactly(Api.asset(i, 1));
            assertThat(answer.getAccount().getDebitFrozen()).as("mode of " + i).isEqualTo(i >= 50);
        }
    }

    @Test
    void shouldAnswerWhatIsMalformedAndReadTheRest() throws IOException {
        // given
        start();
        node.ledger.read(ReadBatchesTest::stateOf);
        ReadClient client = ReadClient.reading(node.channel);

        // when
        client.send(1, List.of(ReadClient.exact(ByteString.EMPTY), ReadClient.exact(Api.account(1)),
                GetAccountRequest.newBuilder().setAccount(Api.account(2)).setModeValue(9).build()));

        // then
        await().until(() -> client.results.get() == 3);
        assertThat(client.answers.get("1/0").getMalformed().getMessage())
                .isEqualTo("account must be 20 bytes, an account id, but has 0");
        assertThat(client.answers.get("1/1").getAccount().getExists()).isTrue();
        assertThat(client.answers.get("1/2").getMalformed().getMessage()).isEqualTo("mode must be EXACT or LATEST, but is 9");
    }

    @Test
    void shouldSayRetryableWhenTheShardRefusesOrIsSilent() throws IOException {
        // given
        start("weft.gateway { default-timeout-ms = 500, resend-first-ms = 100, resend-longest-ms = 100 }",
                "weft.ledger { shard.max-wait-ms = 400, coordinator { max-undecided-ms = 400, resend-ms = 100 } }");
        node.ledger.behave((ledger, sent) -> {
            ReadAccount read = (ReadAccount) sent.message();
            if (read.account().equals(new AccountId(0, 0, 1))) {
                ledger.answer(read.replyTo(), new ReadRefused(read.replyTo().requestId(),
                        io.weft.protocol.model.RetryableCode.RESOURCE_EXHAUSTED));
            }
        });
        ReadClient client = ReadClient.reading(node.channel);

        // when
        client.send(1, List.of(ReadClient.exact(Api.account(1)), ReadClient.exact(Api.account(2))));

        // then
        await().until(() -> client.results.get() == 2);
        assertThat(client.answers.get("1/0").getRetryable().getCode()).isEqualTo(RetryableCode.RESOURCE_EXHAUSTED);
        assertThat(client.answers.get("1/0").getRetryable().getMessage()).contains("at a limit");
        assertThat(client.answers.get("1/1").getRetryable().getCode()).isEqualTo(RetryableCode.TIMED_OUT);
        assertThat(client.answers.get("1/1").getRetryable().getMessage()).contains("ask again");
        assertThat(node.gateway.inFlight()).isZero();
    }

    @Test
    void shouldRefuseByReadWhatTheNodeHasNoRoomFor() throws IOException {
        // given
        start("weft.gateway.max-questions-in-flight = 120");
        node.ledger.behave(FakeLedger.SILENT);
        ReadClient full = ReadClient.reading(node.channel);
        full.send(1, reads(0, MAX_BATCH));
        await().until(() -> node.gateway.inFlight() == MAX_BATCH);

        // when
        ReadClient client = ReadClient.reading(node.channel);
        client.send(1, reads(0, 30));

        // then
        await().until(() -> client.results.get() == 10);
        assertThat(client.answers.values())
                .allMatch(answer -> answer.getRetryable().getCode() == RetryableCode.RESOURCE_EXHAUSTED);
    }

    @Test
    void shouldNotRefuseAStreamThatIsAlone() throws IOException {
        // given: room for two batches, of which a stream may have five under way
        start("weft.gateway.max-questions-in-flight = 200");
        node.ledger.read(ReadBatchesTest::stateOf);
        ReadClient client = ReadClient.reading(node.channel);

        // when
        IntStream.range(0, 50).forEach(batch -> client.send(batch, reads(0, MAX_BATCH)));
        client.complete();

        // then
        await().until(() -> client.end != null);
        assertThat(client.answers).hasSize(50 * MAX_BATCH);
        assertThat(client.answers.values()).allMatch(Answer::hasAccount);
    }

    @Test
    void shouldEndTheStreamOnABatchThatIsTooLargeOrEmpty() throws IOException {
        // given
        start();
        ReadClient large = ReadClient.reading(node.channel);
        ReadClient empty = ReadClient.reading(node.channel);

        // when
        large.send(5, reads(0, MAX_BATCH + 1));
        empty.send(6, List.of());

        // then
        await().until(() -> large.end != null && empty.end != null);
        assertThat(large.end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(large.end.getDescription()).isEqualTo("batch 5 has 101 reads, but must have 1 to 100 "
                + "(weft.gateway.max-batch-transactions)");
        assertThat(empty.end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(empty.end.getDescription()).startsWith("batch 6 has 0 reads");
    }

    @Test
    void shouldEndTheStreamOnAnAnswerOfTheWrongKind() throws IOException {
        // given
        start();
        node.ledger.read(read -> new AssetState(read.replyTo().requestId(), true, 2));
        ReadClient client = ReadClient.reading(node.channel);

        // when
        client.send(1, reads(0, 1));

        // then
        await().until(() -> client.end != null);
        assertThat(client.end.getCode()).isEqualTo(Status.Code.INTERNAL);
    }

    @Test
    void shouldKeepNothingBackFromAClientThatReadsLate() throws IOException {
        // given
        start();
        AtomicInteger asked = new AtomicInteger();
        node.ledger.read(read -> {
            asked.incrementAndGet();
            return stateOf(read);
        });
        ReadClient client = ReadClient.notReading(node.channel);

        // when
        IntStream.range(0, 100).forEach(batch -> client.send(batch, reads(0, MAX_BATCH)));
        client.complete();
        await().until(() -> asked.get() >= MAX_IN_FLIGHT);

        // then: about what fits into the transport, and what may be in flight
        assertThat(asked.get()).isLessThan(100 * MAX_BATCH);

        // when
        client.read();

        // then
        await().until(() -> client.end != null);
        assertThat(client.end).isEqualTo(Status.OK);
        assertThat(client.answers).hasSize(100 * MAX_BATCH);
        assertThat(client.results.get()).isEqualTo(100 * MAX_BATCH);
    }

    @Test
    void shouldAnswerWhatWasTakenBeforeTheNodeStops() throws IOException {
        // given
        start();
        node.ledger.behave(FakeLedger.SILENT);
        ReadClient client = ReadClient.reading(node.channel);
        client.send(1, reads(0, MAX_BATCH));
        await().until(() -> node.gateway.inFlight() == MAX_BATCH);

        // when
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> {
            try {
                node.server.stop(10_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        node.ledger.read(ReadBatchesTest::stateOf);

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

    private static List<GetAccountRequest> reads(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> ReadClient.exact(Api.account(i))).toList();
    }

    /** Names the account as the issuer of an asset; frozen stands for a read of the latest. */
    private static GatewayMessage stateOf(ReadAccount read) {
        return new AccountState(read.replyTo().requestId(), true, read.mode() == ReadMode.LATEST, false, List.of(),
                List.of(new AssetId(read.account(), 1)));
    }
}
