package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.ReadBatchResponse.Answer;
import io.weft.api.v1.RetryableCode;
import io.weft.node.settings.NodeSettings;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.node.testing.ReadClient;
import io.weft.node.testing.Settings;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of large accounts, by a stream on a transport in the hands of the test. */
class ReadAnswersLimitsTest {

    private static final int BATCH = 30;
    private static final int MAX_IN_FLIGHT = 60;
    private static final String LIMITS = "weft.gateway { max-batch-transactions = " + BATCH
            + ", max-stream-transactions-in-flight = " + MAX_IN_FLIGHT + ", max-stream-unread-bytes = 2 MiB }";
    private static final List<BalanceState> MANY_BALANCES = IntStream.range(0, 1000)
            .mapToObj(i -> new BalanceState(new AssetId(new AccountId(0, 0, 9), i), Quantity.MAX_AMOUNT, Quantity.ZERO,
                    Quantity.ZERO))
            .toList();

    private final FakeOut<ReadBatchResponse> out = new FakeOut<>(ReadBatchResponse::getAnswersCount);
    private FakeNode node;
    private BatchStream<ReadBatchRequest, ReadBatchResponse> stream;

    @BeforeEach
    void start() throws IOException {
        node = FakeNode.start(LIMITS);
        NodeSettings settings = Settings.of(LIMITS);
        stream = new BatchStream<>(out, new ReadBatches(node.gateway, settings.gateway()), ended -> { });
        stream.start();
        node.ledger.read(read ->
                new AccountState(read.replyTo().requestId(), true, false, false, MANY_BALANCES, List.of()));
    }

    @AfterEach
    void stop() throws InterruptedException {
        node.close();
    }

    @Test
    void shouldCutTheAnswersOfABatchIntoResponsesThatClientsTake() {
        // given
        out.ready = false;
        send(1, 20);
        await().until(() -> node.gateway.inFlight() == 0);

        // when
        out.becomeReady();

        // then
        await().until(() -> out.results.get() == 20);
        assertThat(out.responses).hasSizeGreaterThan(1).allSatisfy(response ->
                assertThat(response.getSerializedSize()).isLessThan(ReadAnswers.MAX_RESPONSE_BYTES + 10_000));
        assertThat(answers()).allMatch(Answer::hasAccount);
    }

    @Test
    void shouldKeepNoMoreBytesThanAStreamMay() {
        // given
        out.ready = false;

        // when
        send(1, BATCH);
        send(2, BATCH);
        await().until(() -> node.gateway.inFlight() == 0);
        out.becomeReady();

        // then
        await().until(() -> out.results.get() == 2 * BATCH);
        int kept = answers().stream().filter(Answer::hasAccount).mapToInt(Answer::getSerializedSize).sum();
        assertThat(kept).isBetween(1 << 20, 2 << 20);
        assertThat(answers()).filteredOn(answer -> !answer.hasAccount()).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.getRetryable().getCode()).isEqualTo(RetryableCode.RESOURCE_EXHAUSTED);
            assertThat(answer.getRetryable().getMessage()).contains("weft.gateway.max-stream-unread-bytes");
        });

        // when: what was read has made room
        out.responses.clear();
        send(3, 20);

        // then
        await().until(() -> out.results.get() == 2 * BATCH + 20);
        assertThat(answers()).allMatch(Answer::hasAccount);
    }

    @Test
    void shouldReadNoMoreThanMayBeInFlight() {
        // given
        node.ledger.behave(FakeLedger.SILENT);

        // when
        int batches = 0;
        while (out.requested.get() > 0) {
            send(batches++, BATCH);
        }

        // then
        assertThat(batches * BATCH).isEqualTo(MAX_IN_FLIGHT);
        assertThat(node.gateway.inFlight()).isEqualTo(MAX_IN_FLIGHT);
    }

    private List<Answer> answers() {
        return out.responses.stream().flatMap(response -> response.getAnswersList().stream()).toList();
    }

    private void send(long batch, int reads) {
        out.requested.decrementAndGet();
        stream.onNext(ReadBatchRequest.newBuilder().setBatchId(batch)
                .addAllReads(IntStream.range(0, reads).mapToObj(i -> ReadClient.exact(Api.account(i))).toList()).build());
    }
}
