package io.weft.client.transport;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.LedgerGrpc;
import io.weft.client.routing.Reply;
import io.weft.client.routing.StreamEnd;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Questions, each a call of its own. What is a stream to the router is here a channel that has not failed. */
public final class Questions implements Carrier<Question<?>, Message> {

    private final long timeoutMs;

    /** @param timeoutMs of one call */
    public Questions(long timeoutMs) {
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Stream<Question<?>> open(Connection connection, Owner<Message> owner) {
        owner.ready();
        return new Stream<>() {
            @Override
            public boolean send(long batchId, List<Question<?>> questions) {
                for (int i = 0; i < questions.size(); i++) {
                    begin(questions.get(i), connection, new Answer(connection, owner, batchId, i));
                }
                return true;
            }

            @Override
            public void cancel(String why) {
                // Nobody listens any more, and the calls end by their time-outs.
            }
        };
    }

    private <R extends Message> void begin(Question<R> question, Connection connection, Answer answer) {
        question.call().accept(LedgerGrpc.newStub(connection.channel()).withDeadlineAfter(timeoutMs, TimeUnit.MILLISECONDS),
                answer.to(question));
    }

    private record Answer(Connection connection, Owner<Message> owner, long batchId, int index) {

        <R extends Message> StreamObserver<R> to(Question<R> question) {
            return new StreamObserver<>() {
                @Override
                public void onNext(R response) {
                    tell(question.judge().apply(response));
                }

                @Override
                public void onError(Throwable error) {
                    failed(Status.fromThrowable(error));
                }

                @Override
                public void onCompleted() {
                    // The answer has come before, or will be missed.
                }
            };
        }

        private void failed(Status status) {
            String why = connection.why(status);
            switch (status.getCode()) {
                case UNIMPLEMENTED, INVALID_ARGUMENT, PERMISSION_DENIED, UNAUTHENTICATED -> tell(new Reply.Inconclusive<>(why));
                case UNAVAILABLE -> {
                    if (connection.isAlive()) {
                        // A word of the node: it could not answer in time.
                        tell(new Reply.Unknown<>(why));
                    } else {
                        owner.ended(StreamEnd.LOST, why);
                    }
                }
                default -> tell(new Reply.Unknown<>(why));
            }
        }

        private void tell(Reply<Message> reply) {
            owner.answered(batchId, List.of(new Numbered<>(index, reply)));
        }
    }
}
