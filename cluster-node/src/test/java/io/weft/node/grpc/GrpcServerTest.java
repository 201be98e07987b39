package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.weft.node.testing.Api;
import io.weft.node.testing.FakeNode;
import io.weft.protocol.model.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GrpcServerTest {

    private static final byte[] HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_SETTINGS_FRAME = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private FakeNode node;

    @AfterEach
    void stop() throws InterruptedException {
        node.close();
    }

    @Test
    void shouldRefuseAMessageOf100MebibytesAndGoOn() throws IOException {
        // given
        node = FakeNode.start();
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        ByteString huge = ByteString.copyFrom(new byte[100 << 20]);

        // when
        Status status = catchThrowableOfType(StatusRuntimeException.class,
                () -> node.ledger().execute(Api.execute(1, Api.openAccount(huge)))).getStatus();

        // then
        assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(status.getDescription()).contains("1048576");
        assertThat(node.ledger().execute(Api.execute(2, Api.openAccount(Api.account(1)))).getOutcome().hasCommitted()).isTrue();
    }

    @Test
    void shouldListItsServicesByReflection() throws Exception {
        // given
        node = FakeNode.start();
        LinkedBlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();

        // when
        StreamObserver<ServerReflectionRequest> questions = ServerReflectionGrpc.newStub(node.channel)
                .serverReflectionInfo(queueing(answers));
        questions.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());
        ServerReflectionResponse answer = answers.poll(20, TimeUnit.SECONDS);
        questions.onCompleted();

        // then
        assertThat(answer.getListServicesResponse().getServiceList()).extracting(ServiceResponse::getName).containsExactlyInAnyOrder(
                "weft.v1.Ledger", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection");
    }

    @Test
    void shouldSayThatItServes() throws IOException {
        // given
        node = FakeNode.start();

        // when, then
        assertThat(HealthGrpc.newBlockingStub(node.channel)
                .check(HealthCheckRequest.newBuilder().setService("weft.v1.Ledger").build()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void shouldCloseAConnectionThatNeverShakesHands() throws IOException {
        // given
        node = FakeNode.start("weft.grpc.handshake-timeout-ms = 200");

        // when, then
        try (Socket silent = connect()) {
            readToEnd(silent);
        }
    }

    @Test
    void shouldCloseAHalfOpenConnection() throws IOException {
        // given
        node = FakeNode.start("weft.grpc { keepalive-time-ms = 10000, keepalive-timeout-ms = 100 }");

        // when: it shakes hands, and then does not answer a ping
        try (Socket halfOpen = connect()) {
            halfOpen.getOutputStream().write(HTTP2_PREFACE);
            halfOpen.getOutputStream().write(EMPTY_SETTINGS_FRAME);

            // then
            assertThat(readToEnd(halfOpen)).isPositive();
        }
    }

    @Test
    void shouldCloseConnectionsOverTheLimit() throws IOException {
        // given
        node = FakeNode.start("weft.grpc { max-connections = 2, handshake-timeout-ms = 60000 }");
        List<Socket> open = new ArrayList<>();
        open.add(connect());
        open.add(connect());

        // when, then
        try (Socket third = connect()) {
            assertThat(readToEnd(third)).isZero();
        }

        // when
        for (Socket socket : open) {
            socket.close();
        }

        // then
        node.ledger.decide(transaction -> Outcome.COMMITTED);
        await().ignoreExceptions().until(() ->
                node.ledger().execute(Api.execute(2, Api.openAccount(Api.account(1)))).getOutcome().hasCommitted());
    }

    @Test
    void shouldNameAnAddressThatIsTaken() throws IOException {
        // given
        node = FakeNode.start();

        // when
        IOException refused = catchThrowableOfType(IOException.class,
                () -> FakeNode.start("weft.grpc.port = " + node.server.port()));

        // then
        assertThat(refused).hasMessageContaining(String.valueOf(node.server.port()));
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), node.server.port());
    }

    /** Returns when the node has closed the connection. */
    private static int readToEnd(Socket socket) throws IOException {
        int bytes = 0;
        InputStream in = socket.getInputStream();
        try {
            while (in.read() >= 0) {
                bytes++;
            }
        } catch (java.net.SocketException e) {
            // Closed with a reset: closed all the same.
            return bytes;
        }
        return bytes;
    }

    private static <T> StreamObserver<T> queueing(LinkedBlockingQueue<T> queue) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T value) {
                queue.add(value);
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {}
        };
    }
}
