package io.weft.loadtest.client;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.LedgerGrpc.LedgerStub;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Look-ups, many at a time but never more than a bound, each tried again while the node is busy or away. Thread-safe.
 */
public final class LedgerReads {

    private static final int MAX_IN_FLIGHT = 256;
    private static final int MAX_TRIES = 60;
    private static final int CALL_TIMEOUT_MS = 10_000;
    private static final Set<Status.Code> WORTH_ANOTHER_TRY = Set.of(Status.Code.UNAVAILABLE,
            Status.Code.RESOURCE_EXHAUSTED, Status.Code.DEADLINE_EXCEEDED);

    private final Supplier<Channel> channels;
    private final Backoff backoff = new Backoff(10, 1_000);

    /** @param channels gives the way to the node, asked anew for every try */
    public LedgerReads(Supplier<Channel> channels) {
        this.channels = channels;
    }

    /** The outcomes of transactions, in the order of the ids. */
    public List<GetTransactionResponse> transactions(List<ByteString> txIds) throws InterruptedException {
        return all(txIds, new GetTransactionResponse[txIds.size()],
                (txId, observer) -> stub().getTransaction(
                        GetTransactionRequest.newBuilder().setTxId(txId).build(), observer));
    }

    public GetLedgerInfoResponse info() throws InterruptedException {
        return all(List.of(GetLedgerInfoRequest.getDefaultInstance()), new GetLedgerInfoResponse[1],
                (request, observer) -> stub().getLedgerInfo(request, observer)).get(0);
    }

    private LedgerStub stub() {
        return LedgerGrpc.newStub(channels.get()).withDeadlineAfter(CALL_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }

    private <Q, A> List<A> all(List<Q> questions, A[] answers, BiConsumer<Q, StreamObserver<A>> call)
            throws InterruptedException {
        Semaphore permits = new Semaphore(MAX_IN_FLIGHT);
        CompletableFuture<Void> failed = new CompletableFuture<>();
        for (int i = 0; i < questions.size() && !failed.isDone(); i++) {
            int index = i;
            permits.acquire();
            once(questions.get(i), call, 1).whenComplete((answer, error) -> {
                answers[index] = answer;
                if (error != null) {
                    failed.completeExceptionally(error);
                }
                permits.release();
            });
        }
        permits.acquire(MAX_IN_FLIGHT);
        throwIfFailed(failed);
        return Arrays.asList(answers);
    }

    private <Q, A> CompletableFuture<A> once(Q question, BiConsumer<Q, StreamObserver<A>> call, int tries) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        try {
            call.accept(question, new OneAnswer<>(answer));
        } catch (StatusRuntimeException | RejectedExecutionException e) {
            // What gRPC does when the channel was closed a moment ago, because the node has moved.
            answer.completeExceptionally(Status.UNAVAILABLE.withCause(e).asRuntimeException());
        }
        return answer.exceptionallyCompose(error -> {
            if (tries >= MAX_TRIES || !WORTH_ANOTHER_TRY.contains(Status.fromThrowable(error).getCode())) {
                return CompletableFuture.failedFuture(error);
            }
            Executor later = CompletableFuture.delayedExecutor(backoff.pauseMs(tries), TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> question, later)
                    .thenCompose(again -> once(again, call, tries + 1));
        });
    }

    private static void throwIfFailed(CompletableFuture<Void> failed) throws InterruptedException {
        if (!failed.isDone()) {
            return;
        }
        try {
            failed.get(0, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() instanceof CompletionException ? e.getCause().getCause() : e.getCause();
            throw Status.fromThrowable(cause).asRuntimeException();
        }
    }

    private record OneAnswer<A>(CompletableFuture<A> answer) implements StreamObserver<A> {
        @Override
        public void onNext(A value) {
            answer.complete(value);
        }

        @Override
        public void onError(Throwable error) {
            answer.completeExceptionally(error);
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(Status.INTERNAL.withDescription("no answer").asRuntimeException());
        }
    }
}
