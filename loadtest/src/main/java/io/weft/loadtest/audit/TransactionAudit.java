package io.weft.loadtest.audit;

import com.google.protobuf.ByteString;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.loadtest.client.Hex;
import io.weft.loadtest.client.LedgerReads;
import java.util.ArrayList;
import java.util.List;

/** Asks the ledger for the outcomes of transactions that it acknowledged as committed. */
public final class TransactionAudit {

    private final LedgerReads reads;

    public TransactionAudit(LedgerReads reads) {
        this.reads = reads;
    }

    /** What is not committed, for people. */
    public List<String> notCommitted(List<ByteString> txIds) throws InterruptedException {
        List<GetTransactionResponse> answers = reads.transactions(txIds);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            GetTransactionResponse answer = answers.get(i);
            if (!answer.getOutcome().hasCommitted()) {
                faults.add("transaction " + Hex.of(txIds.get(i)) + " was acknowledged as committed, but is now "
                        + answer.toString().replaceAll("\\s+", " ").strip());
            }
        }
        return faults;
    }
}
