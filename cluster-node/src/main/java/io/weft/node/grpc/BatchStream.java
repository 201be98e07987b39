package io.weft.node.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.node.gateway.Gateway;
import io.weft.node.gateway.Lane;
import io.weft.node.gateway.RoutedTransaction;
import io.weft.node.grpc.Decoded.Malformed;
import io.weft.node.grpc.Decoded.Valid;
import io.weft.node.settings.GatewaySettings;
import io.weft.protocol.model.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One {@code ExecuteBatches} call. Its memory is bounded at both ends: a batch is read only while the results that are
 * still owed leave room for a whole one, and a result is written only while the transport takes it. So a client that
 * does not read its results is soon not read from either.
 *
 * <p>Requests come on one gRPC thread at a time, results on those of the gateway; the lock of this object guards the
 * state and orders the writes. gRPC never calls back while it takes a message, so writing under the lock is safe.
 */
final class BatchStream implements StreamObserver<ExecuteBatchRequest> {

    private final ServerCallStreamObserver<ExecuteBatchResponse> out;
    private final Gateway gateway;
    private final Lane lane;
    private final GatewaySettings settings;
    private final Consumer<BatchStream> onClosed;

    private final Set<BatchResults> ready = new LinkedHashSet<>();
    /** Results owed: of transactions that were read, and whose results are not written. */
    private int owed;
    private boolean batchIsRequested;
    private boolean clientIsDone;
    private boolean draining;
    private boolean ended;
    private long lastReceivedMs = Uptime.ms();
    private long lastProgressMs = lastReceivedMs;

    /** @param onClosed told when the transport has let go of the stream, with all that was written to it */
    BatchStream(ServerCallStreamObserver<ExecuteBatchResponse> out, Gateway gateway, GatewaySettings settings,
            Consumer<BatchStream> onClosed) {
        this.out = out;
        this.gateway = gateway;
        this.lane = gateway.lane();
        this.settings = settings;
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
    public void onNext(ExecuteBatchRequest batch) {
        int size = batch.getTransactionsCount();
        if (size == 0 || size > settings.maxBatchTransactions()) {
            end(Status.INVALID_ARGUMENT.withDescription("batch " + Long.toUnsignedString(batch.getBatchId()) + " has " + size
                    + " transactions, but must have 1 to " + settings.maxBatchTransactions()
                    + " (weft.gateway.max-batch-transactions)"));
            return;
        }
        if (accept(size)) {
            BatchResults results = new BatchResults(batch.getBatchId(), this);
            lane.execute(decode(batch, results), results, settings.defaultTimeoutMs());
            ready(results);
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

    private List<RoutedTransaction> decode(ExecuteBatchRequest batch, BatchResults results) {
        List<RoutedTransaction> routed = new ArrayList<>(batch.getTransactionsCount());
        for (int i = 0; i < batch.getTransactionsCount(); i++) {
            Decoded<Transaction> decoded = ApiDecoder.transaction(batch.getTransactions(i));
            if (decoded instanceof Malformed<Transaction> malformed) {
                results.malformed(i, malformed.fault());
            } else {
                Transaction transaction = ((Valid<Transaction>) decoded).value();
                routed.add(RoutedTransaction.of(i, transaction, gateway.placement()));
            }
        }
        return routed;
    }

    /** Results of a batch are at hand. */
    synchronized void ready(BatchResults results) {
        if (!ended) {
            if (ready.isEmpty()) {
                lastProgressMs = Uptime.ms();
            }
            ready.add(results);
            write();
        }
    }

    private synchronized void write() {
        while (!ended && !ready.isEmpty() && out.isReady()) {
            BatchResults next = ready.iterator().next();
            ready.remove(next);
            ExecuteBatchResponse response = next.take();
            if (response.getResultsCount() > 0) {
                out.onNext(response);
                owed -= response.getResultsCount();
                lastProgressMs = Uptime.ms();
            }
        }
        endIfDone();
        requestIfRoom();
    }

    private synchronized void requestIfRoom() {
        boolean room = owed + settings.maxBatchTransactions() <= settings.maxStreamTransactionsInFlight();
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

    /** Ends it if its results were not read, or nothing came and nothing was owed, for so long. */
    synchronized void check(long nowMs, long stallMs, long idleMs) {
        // What was written may still lie in gRPC, so that nothing is ready here and the client reads nothing all the same.
        boolean unread = !ready.isEmpty() || !out.isReady();
        if (unread && nowMs - lastProgressMs >= stallMs) {
            end(Status.ABORTED.withDescription("the results of this stream were not read for " + stallMs
                    + " ms (weft.grpc.stream-stall-ms); those that were not delivered are unknown"));
        } else if (owed == 0 && nowMs - Math.max(lastReceivedMs, lastProgressMs) >= idleMs) {
            end(Status.ABORTED.withDescription("nothing came on this stream for " + idleMs + " ms (weft.grpc.stream-idle-ms)"));
        }
    }

    private synchronized void end(Status status) {
        if (!ended) {
            finish();
            out.onError(status.asRuntimeException());
        }
    }

    /** The client is gone. What it asked for goes on, and its results are dropped. */
    private synchronized void abandon() {
        finish();
        onClosed.accept(this);
    }

    private void finish() {
        ended = true;
        ready.clear();
    }
}
