package io.weft.loadtest.fake;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.Retryable;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A sequential ledger behind the real API, which goes wrong as told. */
public final class FakeLedger extends LedgerGrpc.LedgerImplBase {

    private static final int SHARDS = 16;
    private static final int TIME_SHIFT = 16;

    private final FakeBooks books = new FakeBooks();
    private final Supplier<FakeFault> faults;
    private final Consumer<List<Transaction>> journal;
    private int received;
    private int doublesOneIn = Integer.MAX_VALUE;
    private int executed;
    private boolean readsGoWrong;
    private long rememberedSinceMs;
    private int readBatches;
    private int reads;
    private long oneShard;
    private long crossShard;

    public FakeLedger(Supplier<FakeFault> faults) {
        this(faults, done -> {});
    }

    /** @param journal given what was executed, before it is acknowledged */
    FakeLedger(Supplier<FakeFault> faults, Consumer<List<Transaction>> journal) {
        this.faults = faults;
        this.journal = journal;
    }

    /** From now on batches of reads are refused in part, or end the stream. */
    public synchronized void readsGoWrong() {
        readsGoWrong = true;
    }

    /** Says of ids with an earlier time that they are expired. */
    public synchronized void rememberSince(long timeMs) {
        rememberedSinceMs = timeMs;
    }

    /** From now on each so many-th transaction is done twice. */
    public synchronized void doublesOneIn(int count) {
        doublesOneIn = count;
    }

    /** Transactions that arrived, each time counted. */
    public synchronized int received() {
        return received;
    }

    public synchronized GetAccountResponse account(ByteString id) {
        return books.account(id);
    }

    synchronized void replay(Transaction transaction) {
        books.execute(transaction);
    }

    synchronized void doubly(Transaction transaction) {
        books.executeAgain(transaction);
    }

    synchronized void forgetOutcome(Transaction transaction) {
        books.forgetOutcome(transaction.getTxId());
    }

    synchronized void forgetMark(Transaction transaction) {
        books.forgetMark(transaction.getTxId());
    }

    @Override
    public StreamObserver<ExecuteBatchRequest> executeBatches(StreamObserver<ExecuteBatchResponse> responses) {
        return new StreamObserver<>() {
            private boolean broken;

            @Override
            public void onNext(ExecuteBatchRequest batch) {
                if (!broken) {
                    broken = !execute(batch, responses);
                }
            }

            @Override
            public void onError(Throwable error) {
                broken = true;
            }

            @Override
            public void onCompleted() {
                responses.onCompleted();
            }
        };
    }

    /** False if the stream is broken now. */
    private synchronized boolean execute(ExecuteBatchRequest batch, StreamObserver<ExecuteBatchResponse> responses) {
        ExecuteBatchResponse.Builder response = ExecuteBatchResponse.newBuilder().setBatchId(batch.getBatchId());
        List<Transaction> done = new ArrayList<>();
        boolean disconnect = false;
        for (int i = 0; i < batch.getTransactionsCount() && !disconnect; i++) {
            Transaction transaction = batch.getTransactions(i);
            received++;
            count(transaction);
            FakeFault fault = faults.get();
            disconnect = fault == FakeFault.DISCONNECT_DONE || fault == FakeFault.DISCONNECT_NOT_DONE;
            Outcome outcome = outcome(transaction, fault, done);
            if (outcome != null) {
                response.addResults(ExecuteBatchResponse.Result.newBuilder().setIndex(i).setOutcome(outcome));
            }
        }
        journal.accept(done);
        if (disconnect) {
            responses.onError(Status.UNAVAILABLE.withDescription("the fake hung up").asRuntimeException());
            return false;
        }
        responses.onNext(response.build());
        return true;
    }

    /** Null: no answer. */
    private Outcome outcome(Transaction transaction, FakeFault fault, List<Transaction> done) {
        Outcome unknown = Outcome.newBuilder().setUnknown(Unknown.getDefaultInstance()).build();
        return switch (fault) {
            case NONE -> executed(transaction, done);
            case UNKNOWN_DONE -> {
                executed(transaction, done);
                yield unknown;
            }
            case DISCONNECT_DONE -> {
                executed(transaction, done);
                yield null;
            }
            case UNKNOWN_NOT_DONE -> unknown;
            case RETRYABLE -> Outcome.newBuilder()
                    .setRetryable(Retryable.newBuilder().setCode(RetryableCode.TIMED_OUT)).build();
            case DISCONNECT_NOT_DONE, SILENT -> null;
        };
    }

    private Outcome executed(Transaction transaction, List<Transaction> done) {
        done.add(transaction);
        if (++executed % doublesOneIn == 0) {
            books.executeAgain(transaction);
        }
        return books.execute(transaction);
    }

    private void count(Transaction transaction) {
        long shards = transaction.getStepsList().stream()
                .filter(step -> step.hasTransfer())
                .flatMap(step -> List.of(step.getTransfer().getFrom(), step.getTransfer().getTo()).stream())
                .map(account -> account.byteAt(0) & SHARDS - 1).distinct().count();
        if (shards > 1) {
            crossShard++;
        } else {
            oneShard++;
        }
    }

    @Override
    public synchronized void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> responses) {
        responses.onNext(books.account(request.getAccount()));
        responses.onCompleted();
    }

    @Override
    public StreamObserver<ReadBatchRequest> readBatches(StreamObserver<ReadBatchResponse> responses) {
        return new StreamObserver<>() {
            private boolean broken;

            @Override
            public void onNext(ReadBatchRequest batch) {
                ReadBatchResponse response = broken ? null : read(batch);
                if (response != null) {
                    responses.onNext(response);
                } else if (!broken) {
                    broken = true;
                    responses.onError(Status.UNAVAILABLE.withDescription("the fake hung up").asRuntimeException());
                }
            }

            @Override
            public void onError(Throwable error) {
                // Its caller has left.
            }

            @Override
            public void onCompleted() {
                responses.onCompleted();
            }
        };
    }

    /** Null: it hangs up. */
    private synchronized ReadBatchResponse read(ReadBatchRequest batch) {
        if (readsGoWrong && ++readBatches % 5 == 0) {
            return null;
        }
        ReadBatchResponse.Builder response = ReadBatchResponse.newBuilder().setBatchId(batch.getBatchId());
        for (int i = 0; i < batch.getReadsCount(); i++) {
            ReadBatchResponse.Answer.Builder answer = response.addAnswersBuilder().setIndex(i);
            if (readsGoWrong && ++reads % 7 == 0) {
                answer.setRetryable(Retryable.newBuilder().setCode(RetryableCode.RESOURCE_EXHAUSTED).setMessage("the fake is full"));
            } else {
                answer.setAccount(books.account(batch.getReads(i).getAccount()));
            }
        }
        return response.build();
    }

    @Override
    public synchronized void getTransaction(GetTransactionRequest request,
            StreamObserver<GetTransactionResponse> responses) {
        Outcome outcome = books.outcome(request.getTxId());
        GetTransactionResponse.Builder response = GetTransactionResponse.newBuilder();
        if (outcome != null) {
            response.setOutcome(outcome);
        } else if (request.getTxId().asReadOnlyByteBuffer().getLong() >>> TIME_SHIFT < rememberedSinceMs) {
            response.setExpired(GetTransactionResponse.Expired.getDefaultInstance());
        } else {
            response.setNotFound(GetTransactionResponse.NotFound.getDefaultInstance());
        }
        responses.onNext(response.build());
        responses.onCompleted();
    }

    @Override
    public synchronized void getLedgerInfo(GetLedgerInfoRequest request,
            StreamObserver<GetLedgerInfoResponse> responses) {
        responses.onNext(GetLedgerInfoResponse.newBuilder().setShards(SHARDS).setCoordinators(4)
                .setOneShardTransactions(oneShard).setCrossShardTransactions(crossShard).setVersion("fake").build());
        responses.onCompleted();
    }
}
