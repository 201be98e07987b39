package io.weft.simulator.audit;

import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Plan;
import java.util.HashMap;
import java.util.Map;

/** Short names for people: transactions are {@code t1}, {@code t2} and so on in the order of the plan. */
public final class Names {

    private final Map<TxId, String> byId = new HashMap<>();

    public Names(Plan plan) {
        plan.setUp().forEach(action -> name(action.transaction()));
        plan.actions().forEach(action -> {
            if (action instanceof Action.Execute execute) {
                name(execute.transaction());
            }
        });
    }

    private void name(Transaction transaction) {
        byId.computeIfAbsent(transaction.id(), id -> "t" + (byId.size() + 1));
    }

    public String of(TxId txId) {
        return byId.getOrDefault(txId, txId.toString());
    }

    public String of(HoldId hold) {
        return of(hold.txId()) + "/" + hold.step();
    }
}
