package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteRequest;
import io.weft.api.v1.ExecuteResponse;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.LedgerGrpc;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeNode;
import io.weft.node.testing.Settings;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that begin and do not go on, and clients that ask and do not read. */
class OpenCallsTest {

    private static final long NEVER_MS = 3_600_000;

    private FakeNode node;
    private ManagedChannel other;

    @AfterEach
    void stop() throws InterruptedException {
        if (other != null) {
            other.shutdownNow();
        }
        node.close();
    }

    @Test
    void shouldEndAUnaryCallWhoseRequestNeverComes() throws IOException {
        // given
        start(200, NEVER_MS);

        // when
        Begun<ExecuteRequest> call = begin(LedgerGrpc.getExecuteMethod(), true);

        // then
        await().until(() -> call.end != null);
        assertThat(call.end.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(call.end.getDescription()).contains("not complete within 200 ms (weft.grpc.receive-timeout-ms)");
        await().until(() -> node.server.openCalls() == 0);
    }

    @Test
    void shouldNotReceiveMoreThanTheNodeHasMemoryFor() throws IOException {
        // given: a request that is all there, but is not said to be all
        start(NEVER_MS, NEVER_MS, "weft.grpc { max-message-bytes = 64 KiB, max-receiving-bytes = 64 KiB }");
        Begun<ExecuteRequest> first = begin(LedgerGrpc.getExecuteMethod(), true);
        first.call.sendMessage(Api.execute(1, Api.openAccount(ByteString.copyFrom(new byte[40_000]))));
        await().until(() -> node.server.receivingBytes() > 40_000);

        // when
        Begun<ExecuteRequest> second = begin(LedgerGrpc.getExecuteMethod(), true);
        second.call.sendMessage(Api.execute(2, Api.openAccount(ByteString.copyFrom(new byte[40_000]))));

        // then
        await().until(() -> second.end != null);
        assertThat(second.end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(second.end.getDescription()).contains("weft.grpc.max-receiving-bytes");
        assertThat(first.end).isNull();

        // when
        first.call.halfClose();

        // then
        await().until(() -> first.end != null);
        assertThat(first.end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        await().until(() -> node.server.receivingBytes() == 0);
    }

    @Test
    void shouldCountAStreamsRequestsOnlyUntilTheyAreTaken() throws IOException {
        // given
        start(NEVER_MS, NEVER_MS);
        Begun<ExecuteBatchRequest> stream = begin(LedgerGrpc.getExecuteBatchesMethod(), false);

        // when
        stream.call.sendMessage(ExecuteBatchRequest.newBuilder()
                .addTransactions(Api.transaction(1, Api.openAccount(ByteString.copyFrom(new byte[40_000])))).build());

        // then
        stream.call.request(1);
        await().until(() -> stream.messages.get() == 1);
        assertThat(node.server.receivingBytes()).isZero();
        assertThat(stream.end).isNull();
    }

    @Test
    void shouldKeepThePlaceOfAnAnswerThatIsNotReadUntilItIsCutOff() throws IOException {
        // given: an answer that is larger than the window of the client
        start(NEVER_MS, 2_000, "weft.grpc.max-unary-calls = 1");
        answerWithALargeAccount();
        Begun<GetAccountRequest> unread = begin(LedgerGrpc.getGetAccountMethod(), false);
        unread.call.sendMessage(GetAccountRequest.newBuilder().setAccount(Api.account(1)).build());
        unread.call.halfClose();
        await().until(() -> node.ledger.sent().size() == 1 && node.gateway.inFlight() == 0);

        // when
        Status refused = catchThrowableOfType(StatusRuntimeException.class, this::ledgerInfo).getStatus();
        ServingStatus health = HealthGrpc.newBlockingStub(other).check(HealthCheckRequest.getDefaultInstance()).getStatus();

        // then
        assertThat(refused.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getDescription()).contains("weft.grpc.max-unary-calls");
        assertThat(health).isEqualTo(ServingStatus.SERVING);
        await().until(() -> node.server.openCalls() == 0);
        ledgerInfo();
    }

    @Test
    void shouldGiveBackThePermitOfACallThatWasGoneBeforeItBegan() throws IOException {
        // given
        start(NEVER_MS, NEVER_MS);
        OpenCalls calls = new OpenCalls(Settings.of("weft.grpc.max-unary-calls = 1").grpc());
        AtomicInteger served = new AtomicInteger();

        // when
        for (int i = 0; i < 2; i++) {
            ServerStreamTracer tracer = calls.newServerStreamTracer("any", new Metadata());
            Context context = tracer.filterContext(Context.ROOT);
            tracer.streamClosed(Status.CANCELLED);
            context.run(() -> calls.interceptCall(new GoneCall(), new Metadata(), (call, headers) -> {
                served.incrementAndGet();
                return new ServerCall.Listener<>() {};
            }));
        }

        // then
        assertThat(served).hasValue(2);
        assertThat(calls.size()).isZero();
    }

    private void start(long receiveTimeoutMs, long stallMs, String... settings) throws IOException {
        node = FakeNode.start("weft.grpc { receive-timeout-ms = " + receiveTimeoutMs + ", stream-stall-ms = " + stallMs + " }",
                String.join("\n", settings));
        other = NettyChannelBuilder.forAddress("127.0.0.1", node.server.port()).usePlaintext().build();
    }

    private void answerWithALargeAccount() {
        AccountId issuer = new AccountId(0, 0, 9);
        List<BalanceState> balances = IntStream.range(0, 4000)
                .mapToObj(i -> new BalanceState(new AssetId(issuer, i), Quantity.MAX_AMOUNT, Quantity.ZERO, Quantity.ZERO)).toList();
        node.ledger.behave((ledger, sent) -> {
            ReadAccount read = (ReadAccount) sent.message();
            ledger.answer(read.replyTo(),
                    new AccountState(read.replyTo().requestId(), true, false, false, balances, List.of()));
        });
    }

    private void ledgerInfo() {
        LedgerGrpc.newBlockingStub(other).getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance());
    }

    private <Q, R> Begun<Q> begin(MethodDescriptor<Q, R> method, boolean reading) {
        // A client of gRPC sends nothing of a unary call before it has all of it; as a stream it does.
        MethodDescriptor<Q, R> inPieces = method.toBuilder().setType(MethodDescriptor.MethodType.BIDI_STREAMING).build();
        ClientCall<Q, R> call = node.channel.newCall(inPieces, CallOptions.DEFAULT);
        Begun<Q> begun = new Begun<>(call);
        call.start(begun.listener(), new Metadata());
        if (reading) {
            call.request(2);
        }
        return begun;
    }

    private static final class GoneCall extends ServerCall<ExecuteRequest, ExecuteResponse> {
        @Override
        public void request(int count) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(ExecuteResponse message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public MethodDescriptor<ExecuteRequest, ExecuteResponse> getMethodDescriptor() {
            return LedgerGrpc.getExecuteMethod();
        }
    }

    /** A call in the hands of the test. */
    private static final class Begun<Q> {

        private final ClientCall<Q, ?> call;
        private final AtomicInteger messages = new AtomicInteger();
        private volatile Status end;

        Begun(ClientCall<Q, ?> call) {
            this.call = call;
        }

        <R> ClientCall.Listener<R> listener() {
            return new ClientCall.Listener<>() {
                @Override
                public void onMessage(R message) {
                    messages.incrementAndGet();
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                    end = status;
                }
            };
        }
    }
}
