package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.weft.node.grpc.BatchWork.Bounds;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One call that carries batches. Its memory is bounded at both ends: a batch is read only while the answers that are
 * still owed leave room for a whole one, and an answer is written only while the transport takes it. So a client that
 * does not read its answers is soon not read from either.
 *
 * <p>Requests come on one gRPC thread at a time, answers on those of the gateway; the lock of this object guards the
 * state and orders the writes. gRPC never calls back while it takes a message, so writing under the lock is safe.
 *
 * @param <Q> a batch
 * @param <R> a response
 */
final class BatchStream<Q, R> implements StreamObserver<Q> {

    private final ServerCallStreamObserver<R> out;
    private final BatchWork<Q, R> work;
    private final Bounds bounds;
    private final Consumer<BatchStream<?, ?>> onClosed;

    /** Those that may have answers at hand. */
    private final Set<BatchAnswers<R>> ready = new LinkedHashSet<>();
    /** Answers owed: of items that were read, and whose answers are not written. */
    private int owed;
    private boolean batchIsRequested;
    private boolean clientIsDone;
    private boolean draining;
    private boolean ended;
    private long lastReceivedMs = Uptime.ms();
    private long lastProgressMs = lastReceivedMs;

    /** @param onClosed told when the transport has let go of the stream, with all that was written to it */
    BatchStream(ServerCallStreamObserver<R> out, BatchWork<Q, R> work, Consumer<BatchStream<?, ?>> onClosed) {
        this.out = out;
        this.work = work;
        this.bounds = work.bounds();
        this.onClosed = onClosed;
    }

    /** To be called within the gRPC call that opens the stream: handlers can't be set later. */
    void start() {
        out.disableAutoRequest();
        out.setOnReadyHandler(this::write);
        out.setOnCancelHandler(this::abandon);
        out.setOnCloseHandler(() -> onClosed.accept(this));
        requestIfRoom();
    }

    @Override
    public void onNext(Q batch) {
        int size = work.size(batch);
        if (size == 0 || size > bounds.maxBatch()) {
            end(Status.INVALID_ARGUMENT.withDescription("batch " + Long.toUnsignedString(work.id(batch)) + " has " + size
                    + " " + bounds.items() + ", but must have 1 to " + bounds.maxBatch()
                    + " (weft.gateway.max-batch-transactions)"));
            return;
        }
        if (accept(size)) {
            ready(work.begin(batch, this));
        }
    }

    private synchronized boolean accept(int size) {
        batchIsRequested = false;
        lastReceivedMs = Uptime.ms();
        if (ended || draining) {
            return false;
        }
        owed += size;
        return true;
    }

    /** Answers of a batch are at hand. */
    synchronized void ready(BatchAnswers<R> answers) {
        if (!ended) {
            if (ready.isEmpty()) {
                lastProgressMs = Uptime.ms();
            }
            ready.add(answers);
            write();
        }
    }

    private synchronized void write() {
        while (!ended && !ready.isEmpty() && out.isReady()) {
            BatchAnswers<R> next = ready.iterator().next();
            R response = next.take();
            if (response == null) {
                ready.remove(next);
            } else {
                out.onNext(response);
                owed -= next.count(response);
                lastProgressMs = Uptime.ms();
            }
        }
        endIfDone();
        requestIfRoom();
    }

    private synchronized void requestIfRoom() {
        boolean room = owed + bounds.maxBatch() <= bounds.maxOwed();
        if (room && !batchIsRequested && !clientIsDone && !draining && !ended) {
            batchIsRequested = true;
            out.request(1);
        }
    }

    private void endIfDone() {
        if (ended || owed > 0) {
            return;
        }
        if (clientIsDone) {
            finish();
            out.onCompleted();
        } else if (draining) {
            end(Status.UNAVAILABLE.withDescription("the node is stopping; what it has not answered is unknown"));
        }
    }

    @Override
    public synchronized void onCompleted() {
        clientIsDone = true;
        endIfDone();
    }

    @Override
    public synchronized void onError(Throwable cause) {
        finish();
    }

    synchronized void drain() {
        draining = true;
        endIfDone();
    }

    /** Ends it if its answers were not read, or nothing came and nothing was owed, for so long. */
    synchronized void check(long nowMs, long stallMs, long idleMs) {
        // What was written may still lie in gRPC, so that nothing is ready here and the client reads nothing all the same.
        boolean unread = !ready.isEmpty() || !out.isReady();
        if (unread && nowMs - lastProgressMs >= stallMs) {
            end(Status.ABORTED.withDescription("the answers of this stream were not read for " + stallMs
                    + " ms (weft.grpc.stream-stall-ms); those that were not delivered are unknown"));
        } else if (owed == 0 && nowMs - Math.max(lastReceivedMs, lastProgressMs) >= idleMs) {
            end(Status.ABORTED.withDescription("nothing came on this stream for " + idleMs + " ms (weft.grpc.stream-idle-ms)"));
        }
    }

    synchronized void end(Status status) {
        if (!ended) {
            finish();
            out.onError(status.asRuntimeException());
        }
    }

    /** The client is gone. What it asked for goes on, and its answers are dropped. */
    private synchronized void abandon() {
        finish();
        onClosed.accept(this);
    }

    private void finish() {
        ended = true;
        ready.clear();
    }
}
