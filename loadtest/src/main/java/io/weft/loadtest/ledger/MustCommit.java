package io.weft.loadtest.ledger;

import io.weft.client.Outcome;
import io.weft.client.Transaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Executes transactions that prepare a run: every one has to commit, and the run has not begun before. */
public final class MustCommit implements AutoCloseable {

    private static final long IDLE_TIMEOUT_MS = 300_000;

    private final Submitter submitter;

    public MustCommit(Nodes nodes, int maxInFlight) {
        this.submitter = new Submitter(nodes, Nodes.PATIENT, maxInFlight);
    }

    /**
     * Returns when all are committed. They may be executed in any order.
     *
     * @param done counts them
     * @throws LedgerRefused if one is not committed
     */
    public void all(Iterable<Transaction> transactions, AtomicInteger done) throws LedgerRefused, InterruptedException {
        AtomicReference<Outcome> refusal = new AtomicReference<>();
        for (Transaction transaction : transactions) {
            if (refusal.get() != null) {
                break;
            }
            submitter.submit(transaction, outcome -> {
                if (outcome instanceof Outcome.Committed) {
                    done.incrementAndGet();
                } else {
                    refusal.compareAndSet(null, outcome);
                }
            });
        }
        if (!submitter.awaitIdle(IDLE_TIMEOUT_MS)) {
            throw new LedgerRefused("the ledger did not answer for " + IDLE_TIMEOUT_MS + " ms");
        }
        if (refusal.get() != null) {
            throw new LedgerRefused("the ledger refused to open accounts: " + refusal.get());
        }
    }

    public void one(Transaction transaction) throws LedgerRefused, InterruptedException {
        all(List.of(transaction), new AtomicInteger());
    }

    @Override
    public void close() {
        submitter.close();
    }
}
