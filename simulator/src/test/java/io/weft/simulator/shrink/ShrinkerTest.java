package io.weft.simulator.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Noise;
import io.weft.simulator.plan.Plan;
import io.weft.simulator.plan.PlanMaker;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final int MAX_RUNS = 2_000;

    private final Plan plan = LongStream.iterate(1, seed -> seed + 1).mapToObj(PlanMaker::of)
            .filter(candidate -> candidate.faults().size() > 10 && candidate.noise().lostPermille() > 0
                    && candidate.noise().doubledPermille() > 0 && candidate.noise().latePermille() > 0)
            .findFirst().orElseThrow();
    private final Action early = plan.actions().get(30);
    private final Action late = plan.actions().get(150);
    private final Fault fault = plan.faults().get(5);
    private final Predicate<Plan> failsWithThem = candidate -> candidate.actions().contains(early)
            && candidate.actions().contains(late) && candidate.faults().contains(fault);

    @Test
    void shouldTakeAwayAllThatIsNotNeeded() {
        // given
        Shrinker shrinker = shrinker(failsWithThem);

        // when
        Plan small = shrinker.shrink();

        // then
        assertThat(small.actions()).containsExactly(early, late);
        assertThat(small.faults()).containsExactly(fault);
        assertThat(small.setUp()).isEmpty();
        assertThat(small.noise()).isEqualTo(Noise.NONE);
        assertThat(small.endMs()).isEqualTo(1 + Math.max(late.atMs(), fault.atMs()));
        assertThat(shrinker.runs()).isLessThan(150);
        assertThat(shrinker.isCutShort()).isFalse();
    }

    @Test
    void shouldKeepTheKindOfNoiseThatIsNeeded() {
        // given
        Noise noise = plan.noise();

        // when
        Plan small = shrinker(candidate -> candidate.noise().doubledPermille() > 0 && candidate.endMs() > 2_345).shrink();

        // then
        assertThat(small.noise()).isEqualTo(new Noise(0, noise.doubledPermille(), 0, 0));
        assertThat(small.actions()).isEmpty();
        assertThat(small.endMs()).isEqualTo(2_346);
    }

    @Test
    void shouldDropStepsOfATransactionWhereverItIsNamed() {
        // given a transaction of three steps that is sent, sent again and asked for
        Step needed = new Step.OpenAccount(Cast.account(1));
        Transaction transaction = new Transaction(plan.setUp().get(0).transaction().id(), List.of(
                new Step.OpenAccount(Cast.account(0)), needed, new Step.OpenAccount(Cast.account(2))));
        Plan three = plan.withActions(List.of(new Action.Execute(1, transaction), new Action.Repeat(2, transaction),
                new Action.Find(3, transaction)));

        // when
        Plan small = new Shrinker(three, candidate -> candidate.actions().size() == 3
                && ((Action.Execute) candidate.actions().get(0)).transaction().steps().contains(needed), MAX_RUNS, () -> false).shrink();

        // then
        Transaction smaller = new Transaction(transaction.id(), List.of(needed));
        assertThat(small.actions()).containsExactly(new Action.Execute(1, smaller), new Action.Repeat(2, smaller),
                new Action.Find(3, smaller));
    }

    @Test
    void shouldGiveTheSameForTheSame() {
        // given
        Shrinker one = shrinker(failsWithThem);
        Shrinker other = shrinker(failsWithThem);

        // when, then
        assertThat(one.shrink()).isEqualTo(other.shrink());
        assertThat(one.runs()).isEqualTo(other.runs());
    }

    @Test
    void shouldStopAtItsBounds() {
        // given
        Shrinker fewRuns = new Shrinker(plan, failsWithThem, 5, () -> false);
        Shrinker noTime = new Shrinker(plan, failsWithThem, MAX_RUNS, () -> true);

        // when, then what it has by then still fails
        assertThat(fewRuns.shrink()).matches(failsWithThem).isNotEqualTo(plan);
        assertThat(fewRuns.runs()).isEqualTo(5);
        assertThat(fewRuns.isCutShort()).isTrue();
        assertThat(noTime.shrink()).isEqualTo(plan);
        assertThat(noTime.isCutShort()).isTrue();
    }

    @Test
    void shouldRefuseWhatDoesNotFail() {
        // given a plan in which next to nothing happens
        Plan quiet = plan.withActions(List.of()).withFaults(List.of()).withNoise(Noise.NONE);

        // when, then
        assertThatThrownBy(() -> Shrinker.shrink(quiet, ShrinkBounds.USUAL)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seed " + plan.seed() + " does not fail");
        assertThatThrownBy(() -> new ShrinkBounds(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Shrinker shrinker(Predicate<Plan> fails) {
        return new Shrinker(plan, fails, MAX_RUNS, () -> false);
    }
}
