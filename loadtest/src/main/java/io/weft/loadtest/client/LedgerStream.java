package io.weft.loadtest.client;

import io.grpc.Channel;
import io.weft.api.v1.Transaction;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Executes transactions over one bidirectional stream and brings each to a {@link Verdict}: a retryable or unknown
 * answer, a broken connection and a node that is away all lead to the same transaction being sent again under the same
 * id (PROTOCOL rule 9), with growing pauses, until the outcome is known or the time is up.
 *
 * <p>Bounded: {@link #submit} waits while too many transactions are in flight, and batches leave only as fast as the
 * node reads them. They grow by themselves while the stream is busy; nothing waits for a batch to fill.
 *
 * <p>Thread-safe. Listeners run on the stream's own thread: they must be quick and must not call {@link #submit}.
 */
public final class LedgerStream implements AutoCloseable {

    private final Semaphore permits;
    private final int maxInFlight;
    private final StreamWorker worker;

    /** @param channels gives the way to the node, asked anew for every connection */
    public LedgerStream(Supplier<Channel> channels, StreamSettings settings, StreamCounters counters) {
        this.maxInFlight = settings.maxInFlight();
        this.permits = new Semaphore(maxInFlight);
        this.worker = new StreamWorker(channels, settings, counters);
    }

    /**
     * Sends a transaction, after waiting for room.
     *
     * @param listener told the verdict, exactly once; at once and on this thread if the stream is closed
     */
    public void submit(Transaction transaction, Consumer<Verdict> listener) throws InterruptedException {
        permits.acquire();
        Consumer<Verdict> releasing = verdict -> {
            permits.release();
            listener.accept(verdict);
        };
        if (!worker.offer(transaction, releasing)) {
            releasing.accept(new Verdict.Unresolved("the stream is closed"));
        }
    }

    /** Transactions without a verdict. */
    public int inFlight() {
        return maxInFlight - permits.availablePermits();
    }

    /**
     * Waits until every transaction has its verdict. Nobody may submit meanwhile.
     *
     * @return false if the time was up before
     */
    public boolean awaitIdle(long timeoutMs) throws InterruptedException {
        if (!permits.tryAcquire(maxInFlight, timeoutMs, TimeUnit.MILLISECONDS)) {
            return false;
        }
        permits.release(maxInFlight);
        // The last listener gave its permit back before it ran; what runs behind it on the same thread ran after it.
        return worker.awaitTurn(timeoutMs);
    }

    /**
     * Ends the connection. What is still in flight gets {@link Verdict.Unresolved}. Waits for the last listener, unless
     * a listener calls it. Idempotent.
     */
    @Override
    public void close() {
        worker.close();
    }
}
