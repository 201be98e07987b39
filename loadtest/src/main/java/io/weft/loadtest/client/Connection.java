package io.weft.loadtest.client;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.LedgerGrpc;

/** One call of {@code ExecuteBatches}. Its events arrive on threads of gRPC; the owner must only hand them over. */
final class Connection {

    /** What a connection tells its owner. */
    interface Owner {
        void ready(Connection connection);

        void answered(Connection connection, ExecuteBatchResponse response);

        void ended(Connection connection, Status status);
    }

    final SentBatches sent = new SentBatches();
    final long openedAtNanos;
    boolean wasReady;

    private ClientCallStreamObserver<ExecuteBatchRequest> requests;

    private Connection(long openedAtNanos) {
        this.openedAtNanos = openedAtNanos;
    }

    static Connection open(Channel channel, Owner owner, long nowNanos) {
        Connection connection = new Connection(nowNanos);
        LedgerGrpc.newStub(channel).executeBatches(connection.new Responses(owner));
        return connection;
    }

    boolean isReady() {
        wasReady |= requests.isReady();
        return requests.isReady();
    }

    void send(ExecuteBatchRequest request) {
        requests.onNext(request);
    }

    void cancel(String why) {
        requests.cancel(why, null);
    }

    private final class Responses implements ClientResponseObserver<ExecuteBatchRequest, ExecuteBatchResponse> {

        private final Owner owner;

        Responses(Owner owner) {
            this.owner = owner;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ExecuteBatchRequest> stream) {
            requests = stream;
            stream.setOnReadyHandler(() -> owner.ready(Connection.this));
        }

        @Override
        public void onNext(ExecuteBatchResponse response) {
            owner.answered(Connection.this, response);
        }

        @Override
        public void onError(Throwable error) {
            owner.ended(Connection.this, Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            owner.ended(Connection.this, Status.UNAVAILABLE.withDescription("the node closed the stream"));
        }
    }
}
