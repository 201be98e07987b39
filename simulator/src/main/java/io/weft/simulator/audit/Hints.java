package io.weft.simulator.audit;

import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where, to an observer of the machines, things seem to have taken effect. The search for a serial order tries these
 * places first; no verdict depends on them. Not thread-safe.
 */
public final class Hints {

    private final Map<TxId, List<Refusal>> refusals = new HashMap<>();
    private final Map<Object, Long> answers = new IdentityHashMap<>();

    private record Refusal(Outcome outcome, long at) {}

    /** A shard has refused a transaction, which decides it later. */
    public void refused(TxId txId, Outcome outcome, long at) {
        refusals.computeIfAbsent(txId, id -> new ArrayList<>(1)).add(new Refusal(outcome, at));
    }

    /** An answer was made. */
    public void answered(Object answer, long at) {
        answers.put(answer, at);
    }

    long of(Object answer, long otherwise) {
        return answers.getOrDefault(answer, otherwise);
    }

    /**
     * The first such refusal. A refusal only observes, so it is tried from here on; a later one may be that of a zombie, which
     * nobody was told.
     */
    long ofRefusal(TxId txId, Outcome outcome, long otherwise) {
        for (Refusal refusal : refusals.getOrDefault(txId, List.of())) {
            if (refusal.outcome.equals(outcome)) {
                return Math.min(refusal.at, otherwise);
            }
        }
        return otherwise;
    }
}
