package io.weft.loadtest.ledger;

import io.weft.client.ClientSettings;
import io.weft.client.Outcome;
import io.weft.client.Transaction;
import io.weft.client.WeftClient;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Executes transactions over a client of its own, and has its callers wait while too many are under way. Thread-safe.
 * Listeners run on the client's own thread: they must be quick and must not submit.
 */
public final class Submitter implements AutoCloseable {

    private final int maxInFlight;
    private final Semaphore room;
    private final WeftClient client;
    private final AtomicReference<Throwable> bug = new AtomicReference<>();

    /** @param settings whose room is replaced */
    public Submitter(Nodes nodes, ClientSettings settings, int maxInFlight) {
        this.maxInFlight = maxInFlight;
        this.room = new Semaphore(maxInFlight);
        this.client = nodes.client(settings.withRoom(maxInFlight, 0));
    }

    /**
     * Executes a transaction, after waiting for room.
     *
     * @param listener told the outcome, exactly once
     */
    public void submit(Transaction transaction, Consumer<Outcome> listener) throws InterruptedException {
        room.acquire();
        client.execute(transaction).thenAccept(listener).whenComplete((done, failed) -> {
            if (failed != null) {
                bug.compareAndSet(null, failed);
            }
            room.release();
        });
    }

    /** Transactions without an outcome. */
    public int inFlight() {
        return maxInFlight - room.availablePermits();
    }

    /** Attempts that were lost with their connection, and so were made again. */
    public long resent() {
        return client.status().toCompletableFuture().join().counts().resent();
    }

    /**
     * Waits until every listener has been told. Nobody may submit meanwhile.
     *
     * @return false if the time was up before
     */
    public boolean awaitIdle(long timeoutMs) throws InterruptedException {
        if (!room.tryAcquire(maxInFlight, timeoutMs, TimeUnit.MILLISECONDS)) {
            return false;
        }
        room.release(maxInFlight);
        if (bug.get() != null) {
            throw new CompletionException("a listener has failed", bug.get());
        }
        return true;
    }

    /** What is still in flight ends with what is known of it. Idempotent; a listener may call it, too. */
    @Override
    public void close() {
        client.close();
    }
}
