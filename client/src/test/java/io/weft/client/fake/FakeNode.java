package io.weft.client.fake;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Retryable;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A node on a free port of the loopback interface, which behaves as told. */
public final class FakeNode implements AutoCloseable {

    private final FakeLedger ledger;
    private final List<StreamObserver<ExecuteBatchResponse>> streams = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> heldBack = new ConcurrentLinkedQueue<>();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger largestBatch = new AtomicInteger();
    private volatile Mode mode = Mode.SERVES;
    private Server server;
    private int port;

    /** What it does with a transaction, or a question. */
    public enum Mode {
        SERVES,
        /** Says that it was not done, and that is so. */
        REFUSES,
        /** Does it, and says that it does not know. */
        DOES_NOT_KNOW,
        /** Does it, and breaks the connection instead of an answer. */
        DIES,
        /** Does it, and says nothing. */
        IS_SILENT,
        /** Does it, and answers when told to. */
        HOLDS_BACK,
        /** Answers twice. */
        STUTTERS,
        /** Answers everything but reads. */
        IGNORES_READS,
        /** Does it, and says of every id that it is asked about that it is too old to be remembered. */
        FORGETS
    }

    private FakeNode(FakeLedger ledger) {
        this.ledger = ledger;
    }

    public static FakeNode start(FakeLedger ledger) throws IOException {
        FakeNode node = new FakeNode(ledger);
        node.server = server(0).addService(node.new Service()).build().start();
        node.port = node.server.getPort();
        return node;
    }

    /** Something that speaks gRPC, but does not know the ledger. */
    public static FakeNode stranger() throws IOException {
        FakeNode node = new FakeNode(new FakeLedger());
        node.server = server(0).build().start();
        node.port = node.server.getPort();
        return node;
    }

    private static NettyServerBuilder server(int port) {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void is(Mode next) {
        mode = next;
    }

    /** Transactions, each time counted. */
    public int received() {
        return received.get();
    }

    /** Reads, each time counted. */
    public int reads() {
        return reads.get();
    }

    public int largestBatch() {
        return largestBatch.get();
    }

    /** As a process that is killed. */
    public void die() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    /** As a process that is stopped in order: it ends its streams when all is answered, and takes no new ones. */
    public void drain() {
        streams.forEach(stream -> stream.onError(Status.UNAVAILABLE.withDescription("the node is stopping").asRuntimeException()));
        server.shutdown();
    }

    /** Tells its connections that it takes nothing new, while it still has to answer. */
    public void beginToDrain() {
        server.shutdown();
    }

    /** Of what it has held back. */
    public void answer() {
        for (Runnable next = heldBack.poll(); next != null; next = heldBack.poll()) {
            next.run();
        }
    }

    /** On the same port. */
    public void startAgain() throws IOException {
        server = server(port).addService(new Service()).build().start();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Service extends LedgerGrpc.LedgerImplBase {

        @Override
        public StreamObserver<ExecuteBatchRequest> executeBatches(StreamObserver<ExecuteBatchResponse> out) {
            streams.add(out);
            return new StreamObserver<>() {
                @Override
                public void onNext(ExecuteBatchRequest batch) {
                    execute(batch, out);
                }

                @Override
                public void onError(Throwable error) {
                    streams.remove(out);
                }

                @Override
                public void onCompleted() {
                    streams.remove(out);
                    out.onCompleted();
                }
            };
        }

        private void execute(ExecuteBatchRequest batch, StreamObserver<ExecuteBatchResponse> out) {
            Mode now = mode;
            largestBatch.accumulateAndGet(batch.getTransactionsCount(), Math::max);
            ExecuteBatchResponse.Builder response = ExecuteBatchResponse.newBuilder().setBatchId(batch.getBatchId());
            for (int i = 0; i < batch.getTransactionsCount(); i++) {
                received.incrementAndGet();
                ledger.receive(batch.getTransactions(i));
                Outcome outcome = outcome(batch.getTransactions(i), now);
                response.addResults(ExecuteBatchResponse.Result.newBuilder().setIndex(i).setOutcome(outcome));
            }
            if (now == Mode.DIES) {
                server.shutdownNow();
            } else if (now == Mode.HOLDS_BACK) {
                heldBack.add(() -> out.onNext(response.build()));
            } else if (now != Mode.IS_SILENT) {
                out.onNext(response.build());
            }
            if (now == Mode.STUTTERS) {
                out.onNext(response.build());
            }
        }

        private Outcome outcome(Transaction transaction, Mode now) {
            if (now == Mode.REFUSES) {
                return Outcome.newBuilder().setRetryable(
                        Retryable.newBuilder().setCode(RetryableCode.RESOURCE_EXHAUSTED).setMessage("the fake is full")).build();
            }
            Outcome executed = ledger.execute(transaction);
            return now == Mode.DOES_NOT_KNOW
                    ? Outcome.newBuilder().setUnknown(Unknown.newBuilder().setMessage("no answer in time")).build() : executed;
        }

        @Override
        public StreamObserver<ReadBatchRequest> readBatches(StreamObserver<ReadBatchResponse> out) {
            return new StreamObserver<>() {
                @Override
                public void onNext(ReadBatchRequest batch) {
                    ReadBatchResponse.Builder response = ReadBatchResponse.newBuilder().setBatchId(batch.getBatchId());
                    for (int i = 0; i < batch.getReadsCount(); i++) {
                        response.addAnswersBuilder().setIndex(i).setAccount(GetAccountResponse.newBuilder().setExists(true));
                    }
                    reads.addAndGet(batch.getReadsCount());
                    if (mode != Mode.IGNORES_READS) {
                        out.onNext(response.build());
                    }
                }

                @Override
                public void onError(Throwable error) {
                    // Its caller has left.
                }

                @Override
                public void onCompleted() {
                    out.onCompleted();
                }
            };
        }

        @Override
        public void cancel(CancelRequest request, StreamObserver<CancelResponse> out) {
            CancelResponse.Builder response = CancelResponse.newBuilder();
            answer(out, switch (mode) {
                case REFUSES -> response.setRetryable(Retryable.newBuilder().setCode(RetryableCode.TIMED_OUT)).build();
                case FORGETS -> response.setDecided(Outcome.newBuilder().setRejected(
                        Rejected.newBuilder().setCode(RejectionCode.TX_EXPIRED).setMessage("too old"))).build();
                default -> response.setCancelled(CancelResponse.Cancelled.getDefaultInstance()).build();
            });
        }

        @Override
        public void getTransaction(GetTransactionRequest request, StreamObserver<GetTransactionResponse> out) {
            answer(out, GetTransactionResponse.newBuilder()
                    .setNotFound(GetTransactionResponse.NotFound.getDefaultInstance()).build());
        }

        private <R> void answer(StreamObserver<R> out, R response) {
            if (mode == Mode.DIES) {
                server.shutdownNow();
            } else if (mode == Mode.DOES_NOT_KNOW) {
                out.onError(Status.UNAVAILABLE.withDescription("not answered in time").asRuntimeException());
            } else if (mode != Mode.IS_SILENT) {
                out.onNext(response);
                out.onCompleted();
            }
        }
    }
}
