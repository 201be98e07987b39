package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthGrpc;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeNode;
import io.weft.node.testing.RawCalls;
import io.weft.protocol.model.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are not what they should be: each is refused by its status, and none fills the log. */
class RefusedRequestsTest {

    private static final byte[] NO_PROTOBUF = {(byte) 0xFF, (byte) 0xFF, 1};
    private static final ByteString VERSION_4 = ByteString.copyFrom(
            new byte[] {1, 2, 3, 4, 5, 6, 0x40, 8, (byte) 0x80, 10, 11, 12, 13, 14, 15, 16});

    private final LogOfGrpc log = new LogOfGrpc();
    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = FakeNode.start();
        log.listen();
    }

    @AfterEach
    void stop() throws InterruptedException {
        log.close();
        node.close();
    }

    @Test
    void shouldRefuseWhatIsNoProtobuf() {
        for (MethodDescriptor<?, ?> method : List.of(LedgerGrpc.getExecuteMethod(), LedgerGrpc.getExecuteBatchesMethod(),
                LedgerGrpc.getReadBatchesMethod(), LedgerGrpc.getGetAccountMethod(), HealthGrpc.getCheckMethod())) {
            // when
            Status status = statusOf(() -> RawCalls.call(node.channel, method, NO_PROTOBUF));

            // then
            assertThat(status.getCode()).as(method.getFullMethodName()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).startsWith("the request can't be read as ");
        }
        assertThat(log.errors).isEmpty();
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        assertThat(node.ledger().execute(Api.execute(1, Api.openAccount(Api.account(1)))).getOutcome().hasCommitted()).isTrue();
    }

    @Test
    void shouldLogNoErrorOnAMessageThatIsTooLarge() {
        // when
        Status status = statusOf(() -> RawCalls.call(node.channel, LedgerGrpc.getExecuteMethod(), new byte[5 << 20]));

        // then
        assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(log.errors).isEmpty();
    }

    @Test
    void shouldRefuseIdsThatAreNoVersion7() {
        // when
        Status cancel = statusOf(() -> node.ledger().cancel(CancelRequest.newBuilder().setTxId(VERSION_4).build()));
        Status find = statusOf(() -> node.ledger().getTransaction(GetTransactionRequest.newBuilder().setTxId(VERSION_4).build()));
        Status holds = statusOf(() -> node.ledger().listHolds(ListHoldsRequest.newBuilder().setAccount(Api.account(1))
                .setAfter(io.weft.api.v1.HoldId.newBuilder().setTxId(VERSION_4)).build()));

        // then
        assertThat(List.of(cancel, find, holds)).extracting(Status::getCode).containsOnly(Status.Code.INVALID_ARGUMENT);
        assertThat(cancel.getDescription()).isEqualTo("tx_id must be a UUIDv7, but is 0x0102030405064008800a0b0c0d0e0f10");
        assertThat(holds.getDescription()).startsWith("after.tx_id must be a UUIDv7");
        assertThat(node.ledger.sent()).isEmpty();
    }

    private static Status statusOf(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
    }

    /** What gRPC logs as errors: where what it logs less loudly is turned off, that is all. */
    private static final class LogOfGrpc extends Handler {

        private final Logger grpc = Logger.getLogger("io.grpc");
        private final List<LogRecord> errors = new CopyOnWriteArrayList<>();

        void listen() {
            grpc.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            grpc.removeHandler(this);
        }
    }
}
