package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeLedger;
import io.weft.node.testing.FakeNode;
import io.weft.node.testing.Settings;
import io.weft.protocol.model.Outcome;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One stream on a transport in the hands of the test, so that nothing depends on how fast anything is. */
class BatchStreamLimitsTest {

    private static final int BATCH = 100;
    private static final int MAX_IN_FLIGHT = 500;
    private static final long STALL_MS = 30_000;
    private static final long IDLE_MS = 600_000;
    private static final String LIMITS = "weft.gateway { max-batch-transactions = " + BATCH
            + ", max-stream-transactions-in-flight = " + MAX_IN_FLIGHT + " }";

    private final FakeOut<ExecuteBatchResponse> out = new FakeOut<>(ExecuteBatchResponse::getResultsCount);
    private final AtomicInteger closed = new AtomicInteger();
    private FakeNode node;
    private BatchStream<ExecuteBatchRequest, ExecuteBatchResponse> stream;

    @BeforeEach
    void start() throws IOException {
        node = FakeNode.start(LIMITS);
        stream = new BatchStream<>(out, new ExecuteBatches(node.gateway, Settings.of(LIMITS).gateway()),
                ended -> closed.incrementAndGet());
        stream.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        node.close();
    }

    @Test
    void shouldReadNoMoreThanMayBeInFlight() {
        // given
        node.ledger.behave(FakeLedger.SILENT);

        // when
        int batches = sendWhileRequested();

        // then
        assertThat(batches * BATCH).isEqualTo(MAX_IN_FLIGHT);
        assertThat(node.gateway.inFlight()).isEqualTo(MAX_IN_FLIGHT);
    }

    @Test
    void shouldStopReadingFromAClientThatDoesNotRead() {
        // given
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        out.ready = false;

        // when
        int batches = sendWhileRequested();

        // then
        assertThat(batches * BATCH).isEqualTo(MAX_IN_FLIGHT);
        await().until(() -> node.gateway.inFlight() == 0);
        assertThat(out.requested).hasValue(0);

        // when
        out.becomeReady();

        // then
        await().until(() -> out.results.get() == MAX_IN_FLIGHT);
        await().until(() -> out.requested.get() == 1);
    }

    @Test
    void shouldEndAStreamWhoseResultsAllLieInTheTransport() {
        // given
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        out.fullAfterOne = true;
        send(0, 1);
        await().until(() -> out.results.get() == 1);

        // when
        stream.check(Uptime.ms() + STALL_MS - 10_000, STALL_MS, IDLE_MS);

        // then
        assertThat(out.end).isNull();

        // when
        stream.check(Uptime.ms() + STALL_MS, STALL_MS, IDLE_MS);

        // then
        assertThat(out.end.getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(out.end.getDescription()).contains("not read for 30000 ms (weft.grpc.stream-stall-ms)");
        assertThat(closed).as("it keeps its place while the transport keeps its results").hasValue(0);

        // when
        out.close();

        // then
        assertThat(closed).hasValue(1);
    }

    @Test
    void shouldEndAStreamThatNobodyUses() {
        // when
        stream.check(Uptime.ms() + IDLE_MS - 10_000, STALL_MS, IDLE_MS);

        // then
        assertThat(out.end).isNull();

        // when
        stream.check(Uptime.ms() + IDLE_MS, STALL_MS, IDLE_MS);

        // then
        assertThat(out.end.getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(out.end.getDescription()).contains("weft.grpc.stream-idle-ms");
    }

    @Test
    void shouldWaitForResultsThatAreOwed() {
        // given
        node.ledger.behave(FakeLedger.SILENT);
        send(0, 1);

        // when
        stream.check(Uptime.ms() + 2 * IDLE_MS, STALL_MS, IDLE_MS);

        // then
        assertThat(out.end).isNull();
    }

    /** Says how many batches were taken. */
    private int sendWhileRequested() {
        int batches = 0;
        while (out.requested.get() > 0) {
            send(batches++, BATCH);
        }
        return batches;
    }

    private void send(int batch, int transactions) {
        out.requested.decrementAndGet();
        ExecuteBatchRequest.Builder request = ExecuteBatchRequest.newBuilder().setBatchId(batch);
        for (int i = 0; i < transactions; i++) {
            int number = batch * BATCH + i;
            request.addTransactions(Api.transaction(number, Api.openAccount(Api.account(number))));
        }
        stream.onNext(request.build());
    }
}
