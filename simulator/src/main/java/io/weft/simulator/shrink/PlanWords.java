package io.weft.simulator.shrink;

import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.audit.Names;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Limits;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.plan.PlanMaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a plan is, with the names and times of its trace. */
final class PlanWords {

    private final Plan plan;
    private final StepWords steps;
    /** In the order in which they are sent: the second content of an id is marked, as in the trace. */
    private final Map<TxId, List<Transaction>> contents = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private PlanWords(Plan plan) {
        this.plan = plan;
        this.steps = new StepWords();
    }

    static List<String> of(Plan plan) {
        return new PlanWords(plan).lines();
    }

    private List<String> lines() {
        lines.add("The cluster: " + count(plan.shape().nodes(), "node") + ", " + count(plan.shape().shards(), "shard") + ", "
                + count(plan.shape().coordinators(), "coordinator") + limits());
        if (!plan.setUp().isEmpty()) {
            lines.add("Before anything goes wrong:");
            plan.setUp().forEach(action -> lines.add("             " + executed(action.transaction())));
        }
        if (!plan.actions().isEmpty()) {
            lines.add("What clients do:");
        }
        plan.actions().forEach(action -> at(action.atMs(), of(action)));
        if (!plan.isCalm()) {
            lines.add("What goes wrong:");
            FaultWords.of(plan.noise()).forEach(noise -> lines.add("             " + noise));
            plan.faults().forEach(fault -> at(fault.atMs(), FaultWords.of(fault)));
            at(plan.endMs(), "faults end");
        }
        return lines;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void at(long atMs, String text) {
        lines.add(String.format("%6d ms    %s", PlanMaker.SET_UP_MS + atMs, text));
    }

    private String limits() {
        for (boolean forgetful : List.of(false, true)) {
            for (boolean tight : List.of(false, true)) {
                Limits limits = Limits.of(forgetful, tight);
                String words = (forgetful ? ", outcomes are soon forgotten" : "") + (tight ? ", there is little room" : "");
                if (plan.limits().equals(limits)) {
                    return words;
                }
                if (plan.limits().equals(limits.withNarrowAccounts())) {
                    return words + ", accounts may have little";
                }
            }
        }
        return "; " + plan.limits();
    }

    private String of(Action action) {
        if (action instanceof Action.Execute execute) {
            return executed(execute.transaction());
        }
        if (action instanceof Action.Repeat repeat) {
            return "send " + name(repeat.transaction()) + " again";
        }
        if (action instanceof Action.Cancel cancel) {
            return "cancel " + Names.of(cancel.txId());
        }
        if (action instanceof Action.ReadAccount read) {
            return "read " + Cast.name(read.account()) + (read.latest() ? ", latest" : ", exactly");
        }
        if (action instanceof Action.ReadHolds read) {
            return "read the holds of " + Cast.name(read.account());
        }
        if (action instanceof Action.SendMalformed malformed) {
            return "send what is malformed: " + executed(malformed.transaction());
        }
        return action instanceof Action.ReadAsset read ? "read asset " + Cast.name(read.asset())
                : "ask what became of " + name(((Action.Find) action).transaction());
    }

    private String executed(Transaction transaction) {
        return name(transaction) + ": " + transaction.steps().stream().map(step -> step.accept(steps)).collect(Collectors.joining("; "));
    }

    private String name(Transaction transaction) {
        List<Transaction> known = contents.computeIfAbsent(transaction.id(), id -> new ArrayList<>());
        if (!known.contains(transaction)) {
            known.add(transaction);
        }
        return Names.of(transaction.id()) + "'".repeat(known.indexOf(transaction));
    }
}
