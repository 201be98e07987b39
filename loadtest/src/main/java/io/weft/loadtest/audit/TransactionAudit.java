package io.weft.loadtest.audit;

import io.weft.client.Found;
import io.weft.client.Outcome;
import io.weft.client.TxId;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.LedgerRefused;
import java.util.ArrayList;
import java.util.List;

/** Asks the ledger for the outcomes of transactions that it acknowledged as committed. */
public final class TransactionAudit {

    private final LedgerReads reads;

    public TransactionAudit(LedgerReads reads) {
        this.reads = reads;
    }

    /** What is not committed, for people. */
    public List<String> notCommitted(List<TxId> txIds) throws LedgerRefused, InterruptedException {
        List<Found> answers = reads.transactions(txIds);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).equals(new Found.Decided(new Outcome.Committed(txIds.get(i))))) {
                faults.add("transaction " + txIds.get(i) + " was acknowledged as committed, but is now " + answers.get(i));
            }
        }
        return faults;
    }
}
