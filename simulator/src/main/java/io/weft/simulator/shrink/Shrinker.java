package io.weft.simulator.shrink;

import io.weft.simulator.audit.Finding;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.run.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds a smaller plan that still fails in the same way: takes away noise, faults, actions, set-up, time and steps of
 * transactions, again and again until nothing more can go. To be used once. Not thread-safe.
 */
public final class Shrinker {

    private final Predicate<Plan> fails;
    private final int maxRuns;
    private final BooleanSupplier outOfTime;
    private final Set<Plan> harmless = new HashSet<>();
    private Plan plan;
    private int runs;
    private boolean isCutShort;

    Shrinker(Plan failing, Predicate<Plan> fails, int maxRuns, BooleanSupplier outOfTime) {
        this.plan = failing;
        this.fails = fails;
        this.maxRuns = maxRuns;
        this.outOfTime = outOfTime;
    }

    /**
     * Shrinks a plan that fails. What is left breaks the same promise first.
     *
     * @throws IllegalArgumentException if it does not fail
     */
    public static Shrunk shrink(Plan failing, ShrinkBounds bounds) {
        Result first = Runs.run(failing, false);
        if (first.isClean()) {
            throw new IllegalArgumentException("the plan of seed " + failing.seed() + " does not fail");
        }
        Finding broken = first.findings().get(0);
        long startNs = System.nanoTime();
        long maxNs = TimeUnit.MILLISECONDS.toNanos(bounds.maxMs());
        Shrinker shrinker = new Shrinker(failing, plan -> failsLike(broken, plan), bounds.maxRuns(),
                () -> System.nanoTime() - startNs > maxNs);
        Plan small = shrinker.shrink();
        return new Shrunk(failing, shrinker.runs, !shrinker.isCutShort, Runs.run(small, true));
    }

    private static boolean failsLike(Finding broken, Plan plan) {
        Result result = Runs.run(plan, false);
        return !result.isClean() && Runs.isAlike(result.findings().get(0), broken);
    }

    int runs() {
        return runs;
    }

    boolean isCutShort() {
        return isCutShort;
    }

    Plan shrink() {
        Plan before;
        do {
            before = plan;
            // What goes wrong goes first: the calmer a run is, the less hangs on the actions that are taken away after.
            PlanEdits.LESS_NOISE.forEach(less -> stillFails(plan.withNoise(less.apply(plan.noise()))));
            fewer(plan.faults(), plan::withFaults);
            fewer(plan.actions(), plan::withActions);
            fewer(plan.setUp(), plan::withSetUp);
            endEarlier();
            fewerSteps();
        } while (!plan.equals(before) && !isCutShort);
        return plan;
    }

    private <T> void fewer(List<T> items, Function<List<T>, Plan> with) {
        DeltaDebugging.minimize(items, fewer -> stillFails(with.apply(fewer)));
    }

    /** Halves the time that is left after the last action and the last fault, as long as that goes. */
    private void endEarlier() {
        long firstMs = 1 + Stream.concat(plan.actions().stream().map(Action::atMs), plan.faults().stream().map(Fault::atMs))
                .mapToLong(Long::longValue).max().orElse(0);
        if (plan.endMs() <= firstMs || stillFails(PlanEdits.withEnd(plan, firstMs))) {
            return;
        }
        for (long byMs = (plan.endMs() - firstMs) / 2; byMs > 0; byMs /= 2) {
            stillFails(PlanEdits.withEnd(plan, plan.endMs() - byMs));
        }
    }

    private void fewerSteps() {
        for (var transaction : PlanEdits.transactions(plan)) {
            Plan whole = plan;
            DeltaDebugging.minimize(transaction.steps(),
                    steps -> !steps.isEmpty() && stillFails(PlanEdits.withSteps(whole, transaction, steps)));
        }
    }

    /** If so, it takes the place of the plan. */
    private boolean stillFails(Plan smaller) {
        if (smaller.equals(plan) || harmless.contains(smaller)) {
            return false;
        }
        if (runs >= maxRuns || outOfTime.getAsBoolean()) {
            isCutShort = true;
            return false;
        }
        runs++;
        boolean isFailing = fails.test(smaller);
        if (isFailing) {
            plan = smaller;
        } else {
            harmless.add(smaller);
        }
        return isFailing;
    }
}
