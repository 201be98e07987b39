package io.weft.simulator.shrink;

import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Noise;
import io.weft.simulator.plan.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans that are a little smaller than others. */
final class PlanEdits {

    private PlanEdits() {}

    /** Each ends one kind of noise. */
    static final List<UnaryOperator<Noise>> LESS_NOISE = List.of(
            noise -> new Noise(0, noise.doubledPermille(), noise.latePermille(), noise.veryLatePermille()),
            noise -> new Noise(noise.lostPermille(), 0, noise.latePermille(), noise.veryLatePermille()),
            noise -> new Noise(noise.lostPermille(), noise.doubledPermille(), 0, noise.veryLatePermille()),
            noise -> new Noise(noise.lostPermille(), noise.doubledPermille(), noise.latePermille(), 0));

    static Plan withEnd(Plan plan, long endMs) {
        return new Plan(plan.seed(), plan.shape(), plan.cast(), plan.isTimely(), plan.limits(), plan.noise(), plan.setUp(), plan.actions(),
                plan.faults(), endMs);
    }

    /** All that are executed, the set-up included. */
    static Set<Transaction> transactions(Plan plan) {
        Stream<Transaction> executed = plan.actions().stream().filter(Action.Execute.class::isInstance)
                .map(action -> ((Action.Execute) action).transaction());
        return Stream.concat(plan.setUp().stream().map(Action.Execute::transaction), executed)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A plan in which a transaction has other steps, wherever it is sent, repeated or asked for. */
    static Plan withSteps(Plan plan, Transaction whole, List<Step> steps) {
        Transaction other = new Transaction(whole.id(), steps);
        UnaryOperator<Transaction> edit = transaction -> transaction.equals(whole) ? other : transaction;
        return plan.withSetUp(plan.setUp().stream().map(action -> execute(action, edit)).toList())
                .withActions(plan.actions().stream().map(action -> edited(action, edit)).toList());
    }

    private static Action edited(Action action, UnaryOperator<Transaction> edit) {
        if (action instanceof Action.Execute execute) {
            return execute(execute, edit);
        }
        if (action instanceof Action.Repeat repeat) {
            return new Action.Repeat(repeat.atMs(), edit.apply(repeat.transaction()));
        }
        return action instanceof Action.Find find ? new Action.Find(find.atMs(), edit.apply(find.transaction())) : action;
    }

    private static Action.Execute execute(Action.Execute action, UnaryOperator<Transaction> edit) {
        return new Action.Execute(action.atMs(), edit.apply(action.transaction()));
    }
}
