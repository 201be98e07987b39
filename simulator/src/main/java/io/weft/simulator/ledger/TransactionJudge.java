package io.weft.simulator.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the outcome of one transaction against the state before it. */
final class TransactionJudge {

    private final LedgerState state;
    private final LedgerOperation.Executed transaction;
    private final LedgerLimits limits;
    private final Surroundings surroundings;

    TransactionJudge(LedgerState state, LedgerOperation.Executed transaction, LedgerLimits limits) {
        this.state = state;
        this.transaction = transaction;
        this.limits = limits;
        this.surroundings = Surroundings.of(state);
    }

    /** The accounts that a commit leaves changed, or null if some account refuses. */
    Map<String, Account> commit() {
        Map<String, Account> work = new HashMap<>();
        Map<String, StepJudge> judges = new HashMap<>();
        for (int index = 0; index < steps().size(); index++) {
            for (String id : TouchedAccounts.of(steps().get(index))) {
                StepJudge judge = judges.computeIfAbsent(id, this::judgeOf);
                Ruling ruling = judge.judge(index, work.getOrDefault(id, state.account(id)));
                if (!ruling.mayPass()) {
                    return null;
                }
                work.put(id, ruling.after());
            }
        }
        return work;
    }

    /**
     * Whether the named step may fail with this code at some account, which sees what the steps before it would do. That one
     * of those fails too does not matter: a rejection names <em>a</em> failing step (rule 6).
     */
    boolean mayReject(LedgerOperation.Rejected rejected) {
        return isStep(rejected.step()) && touchedAt(rejected.step()).stream().anyMatch(it -> mayFail(it, rejected));
    }

    private boolean mayFail(String id, LedgerOperation.Rejected rejected) {
        StepJudge judge = judgeOf(id);
        Account account = state.account(id);
        for (int index = 0; index < rejected.step(); index++) {
            if (touchedAt(index).contains(id)) {
                account = judge.judge(index, account).after();
            }
        }
        return judge.judge(rejected.step(), account).codes().contains(rejected.code());
    }

    /** Why the outcome is impossible, for people. */
    String explain() {
        if (transaction.result() instanceof LedgerOperation.Rejected rejected) {
            return isStep(rejected.step())
                    ? "cannot be refused like that: " + explain(touchedAt(rejected.step()).stream(), rejected.step())
                    : "there is no step " + rejected.step();
        }
        Stream<String> all = steps().stream().flatMap(it -> TouchedAccounts.of(it).stream()).distinct();
        return "cannot commit: " + explain(all, steps().size());
    }

    private String explain(Stream<String> ids, int last) {
        return ids.map(id -> walk(id, last) + "; it is " + state.account(id)).collect(Collectors.joining("; "));
    }

    /** Goes through the steps at one account, up to the first that it must refuse, or else to the given one. */
    private Halt walk(String id, int last) {
        StepJudge judge = judgeOf(id);
        Account account = state.account(id);
        for (int index = 0; index < steps().size(); index++) {
            if (touchedAt(index).contains(id)) {
                Ruling ruling = judge.judge(index, account);
                if (index == last || !ruling.mayPass()) {
                    return new Halt(id, index, ruling.mayPass(), ruling.codes());
                }
                account = ruling.after();
            }
        }
        return new Halt(id, steps().size(), true, Set.of());
    }

    private record Halt(String id, int index, boolean mayPass, Set<String> codes) {
        @Override
        public String toString() {
            String verb = mayPass ? " lets step " + index + " pass, or refuses it with " : " refuses step " + index + " with ";
            return id + (codes.isEmpty() ? " has no reason to refuse" : verb + codes);
        }
    }

    private boolean isStep(int index) {
        return index >= 0 && index < steps().size();
    }

    private StepJudge judgeOf(String id) {
        return new StepJudge(transaction, limits, surroundings, id);
    }

    private List<String> touchedAt(int index) {
        return TouchedAccounts.of(steps().get(index));
    }

    private List<LedgerStep> steps() {
        return transaction.steps();
    }
}
