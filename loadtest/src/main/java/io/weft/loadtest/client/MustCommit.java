package io.weft.loadtest.client;

import io.weft.api.v1.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Executes transactions that prepare a run: every one has to commit, and the run has not begun before. */
public final class MustCommit {

    private static final long IDLE_TIMEOUT_MS = 300_000;

    private final LedgerStream stream;
    private final TxIds txIds;

    public MustCommit(LedgerStream stream, TxIds txIds) {
        this.stream = stream;
        this.txIds = txIds;
    }

    /**
     * Returns when all are committed. They may be executed in any order.
     *
     * @param done counts them
     * @throws LedgerRefused if one is not committed
     */
    public void all(Iterable<List<Step>> transactions, AtomicInteger done) throws LedgerRefused, InterruptedException {
        AtomicReference<Verdict> refusal = new AtomicReference<>();
        for (List<Step> steps : transactions) {
            if (refusal.get() != null) {
                break;
            }
            stream.submit(Steps.transaction(txIds.next(), steps), verdict -> {
                if (verdict instanceof Verdict.Committed) {
                    done.incrementAndGet();
                } else {
                    refusal.compareAndSet(null, verdict);
                }
            });
        }
        if (!stream.awaitIdle(IDLE_TIMEOUT_MS)) {
            throw new LedgerRefused("the ledger did not answer for " + IDLE_TIMEOUT_MS + " ms");
        }
        if (refusal.get() != null) {
            throw new LedgerRefused("the ledger refused to open accounts: " + refusal.get());
        }
    }

    public void one(List<Step> steps) throws LedgerRefused, InterruptedException {
        all(List.of(steps), new AtomicInteger());
    }
}
