package io.weft.loadtest.fake;

import com.google.protobuf.ByteString;
import io.weft.api.v1.Committed;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A ledger as simple as can be: one transaction after another, in memory. Knows the steps that this module sends. */
final class FakeBooks {

    private final Map<ByteString, Transaction> seen = new HashMap<>();
    private final Map<ByteString, Outcome> outcomes = new HashMap<>();
    private final Set<ByteString> unmarked = new HashSet<>();
    private final Set<ByteString> hidden = new HashSet<>();
    private final FakeState state = new FakeState();

    /** Executes it; or gives the outcome that it had before. */
    Outcome execute(Transaction transaction) {
        Transaction before = seen.putIfAbsent(transaction.getTxId(), transaction);
        if (before != null && !before.equals(transaction)) {
            return rejected(RejectionCode.TX_ID_REUSED, -1);
        }
        if (unmarked.remove(transaction.getTxId())) {
            return executeNew(transaction);
        }
        return outcomes.computeIfAbsent(transaction.getTxId(), id -> executeNew(transaction));
    }

    Outcome outcome(ByteString txId) {
        return hidden.contains(txId) ? null : outcomes.get(txId);
    }

    /** Says from now on that it knows no such transaction, but does not execute it again. */
    void forgetOutcome(ByteString txId) {
        hidden.add(txId);
    }

    /** Knows the outcome, but would execute the transaction again. */
    void forgetMark(ByteString txId) {
        unmarked.add(txId);
    }

    /** Executes it even if it was before: what an exactly-once ledger must never do. */
    void executeAgain(Transaction transaction) {
        executeNew(transaction);
    }

    GetAccountResponse account(ByteString id) {
        return state.account(id);
    }

    private Outcome executeNew(Transaction transaction) {
        FakeState.Undo undo = new FakeState.Undo();
        for (int i = 0; i < transaction.getStepsCount(); i++) {
            RejectionCode code = state.apply(transaction, i, undo);
            if (code != null) {
                undo.run();
                return rejected(code, i);
            }
        }
        return Outcome.newBuilder().setCommitted(Committed.getDefaultInstance()).build();
    }

    private static Outcome rejected(RejectionCode code, int step) {
        return Outcome.newBuilder()
                .setRejected(Rejected.newBuilder().setCode(code).setStep(step).setMessage(code.name())).build();
    }
}
