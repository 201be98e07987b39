package io.weft.simulator.check;

import static io.weft.simulator.check.Registers.op;
import static io.weft.simulator.check.Registers.r;
import static io.weft.simulator.check.Registers.txn;
import static io.weft.simulator.check.Registers.w;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.simulator.check.Registers.Txn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrictSerializabilityTest {

    private static final long MAX_STATES = 1_000_000;

    @Test
    void shouldAcceptWhatReallyRanSerially() {
        for (long seed = 0; seed < 300; seed++) {
            // given a long history of an execution that was serial
            List<Operation<Txn>> history = new RandomHistory(seed, 5, 6).valid(200, true);
            // when it is judged
            Verdict<Txn> verdict = StrictSerializability.check(new Registers(), history, MAX_STATES);
            // then it is accepted, with an order that is a proof
            assertThat(verdict).as("seed %d", seed).isInstanceOf(Verdict.Serializable.class);
            assertProves(((Verdict.Serializable<Txn>) verdict).order(), history);
        }
    }

    @Test
    void shouldAgreeWithBruteForce() {
        int violations = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            // given a tiny history, right or wrong, with good or bad hints, with or without unknown fates
            RandomHistory source = new RandomHistory(seed, 2, 4);
            List<Operation<Txn>> history = source.valid(2 + (int) (seed % 5), seed % 3 == 0);
            history = seed % 4 == 0 ? history : source.corrupt(history);
            history = seed % 2 == 0 ? history : source.misled(history);
            // when both judge it
            boolean expected = BruteForce.isStrictlySerializable(new Registers(), history);
            Verdict<Txn> verdict = StrictSerializability.check(new Registers(), history, MAX_STATES);
            // then they agree
            assertThat(verdict).as("seed %d: %s", seed, history)
                    .isInstanceOf(expected ? Verdict.Serializable.class : Verdict.Violation.class);
            violations += expected ? 0 : 1;
        }
        assertThat(violations).isBetween(1_500, 8_500);
    }

    @Test
    void shouldAgreeWithItselfWhenNothingIsKnownToOnlyObserve() {
        for (long seed = 0; seed < 2_000; seed++) {
            // given a history that is a little longer, mostly wrong
            RandomHistory source = new RandomHistory(seed, 3, 5);
            List<Operation<Txn>> history = source.misled(source.corrupt(source.valid(12, seed % 2 == 0)));
            // when it is judged with and without the short cut for observations
            Verdict<Txn> fast = StrictSerializability.check(new Registers(), history, MAX_STATES);
            Verdict<Txn> slow = StrictSerializability.check(new Counting(false), history, MAX_STATES);
            // then the verdict is the same
            assertThat(fast.getClass()).as("seed %d: %s", seed, history).isEqualTo(slow.getClass());
        }
    }

    @Test
    void shouldAskTheModelOnceForEachOperationWhenHintsAreRight() {
        // given a long history with the true places as hints
        List<Operation<Txn>> history = new RandomHistory(1, 16, 12).valid(5_000, false);
        Counting model = new Counting(true);
        // when it is judged
        Verdict<Txn> verdict = StrictSerializability.check(model, history, MAX_STATES);
        // then nothing was tried in vain
        assertThat(verdict).isInstanceOf(Verdict.Serializable.class);
        assertThat(model.calls).isEqualTo(5_000);
    }

    @Test
    void shouldFindTheFarPlaceOfAnObservationWhoseHintIsWrong() {
        // given a read of what was overwritten long before the place where its hint puts it, and many writes in between
        List<Operation<Txn>> history = new ArrayList<>();
        history.add(new Operation<>("write", txn(w("x", 1)), 0, 1, false, 1));
        history.add(new Operation<>("overwrite", txn(w("x", 2)), 2, 100, false, 2));
        for (int i = 3; i < 33; i++) {
            history.add(new Operation<>("between", txn(w("y", i)), 2, 100, false, i));
        }
        history.add(new Operation<>("read", txn(r("x", 1)), 2, 100, false, 50));
        // when it is judged within few states
        Verdict<Txn> verdict = StrictSerializability.check(new Registers(), history, 2 * history.size());
        // then the read is placed before what overwrote it
        assertThat(verdict).isInstanceOf(Verdict.Serializable.class);
        assertProves(((Verdict.Serializable<Txn>) verdict).order(), history);
    }

    @Test
    void shouldShowHowFarItCameAndWhyNotFarther() {
        // given a stale read after two good operations
        Operation<Txn> write = op(0, 1, w("x", 1));
        Operation<Txn> read = op(2, 3, r("x", 1));
        Operation<Txn> stale = op(4, 5, r("x", 0));
        // when it is judged
        Verdict<Txn> verdict = StrictSerializability.check(new Registers(), List.of(stale, read, write), MAX_STATES);
        // then the good ones and the fault are named
        Verdict.DeadEnd<Txn> deadEnd = ((Verdict.Violation<Txn>) verdict).deadEnd();
        assertThat(deadEnd.prefix()).isEqualTo(List.of(write, read));
        assertThat(deadEnd.refused()).isEqualTo(List.of(new Verdict.Refusal<>(stale, "cannot read that in {x=1}")));
        assertThat(deadEnd.describe(1)).isEqualTo("""
                after 2 operations, the last of which are
                  [r(x,1)] [2, 3] [r(x,1)]
                none of these is possible
                  [r(x,0)] [4, 5] [r(x,0)]: cannot read that in {x=1}
                """);
    }

    @Test
    void shouldGiveUpAtItsLimit() {
        // given many concurrent writes and a read of what nobody wrote
        List<Operation<Txn>> history = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            history.add(op(0, 100, w("x", i)));
        }
        history.add(op(0, 100, r("x", -1)));
        // when it is judged within few states
        Verdict<Txn> verdict = StrictSerializability.check(new Registers(), history, 1_000);
        // then nothing is claimed
        Verdict.Undecided<Txn> undecided = (Verdict.Undecided<Txn>) verdict;
        assertThat(undecided.statesExplored()).isEqualTo(1_001);
        assertThat(undecided.deadEnd().prefix()).hasSize(30);
    }

    @Test
    void shouldAcceptTheEmptyHistory() {
        assertThat(StrictSerializability.check(new Registers(), List.<Operation<Txn>>of(), 0))
                .isEqualTo(new Verdict.Serializable<Txn>(List.of()));
    }

    @Test
    void shouldRefuseAnswersFromBeforeTheQuestion() {
        assertThatThrownBy(() -> op(2, 1, r("x", 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invoked at 2 but answered at 1");
    }

    private static void assertProves(List<Operation<Txn>> order, List<Operation<Txn>> history) {
        Map<String, Integer> state = Map.of();
        for (Operation<Txn> operation : order) {
            state = new Registers().apply(state, operation.what());
            assertThat(state).isNotNull();
        }
        assertThat(BruteForce.keepsRealTime(order)).isTrue();
        assertThat(order).doesNotHaveDuplicates().isSubsetOf(history);
        assertThat(order).containsAll(history.stream().filter(it -> !it.mayBeAbsent()).toList());
    }

    /** Counts how often the model is asked. */
    private static final class Counting implements SequentialModel<Map<String, Integer>, Txn> {

        private final Registers registers = new Registers();
        private final boolean knowsObservers;
        private int calls;

        Counting(boolean knowsObservers) {
            this.knowsObservers = knowsObservers;
        }

        @Override
        public Map<String, Integer> start() {
            return registers.start();
        }

        @Override
        public Map<String, Integer> apply(Map<String, Integer> state, Txn txn) {
            calls++;
            return registers.apply(state, txn);
        }

        @Override
        public String explain(Map<String, Integer> state, Txn txn) {
            return registers.explain(state, txn);
        }

        @Override
        public boolean onlyObserves(Txn txn) {
            return knowsObservers && registers.onlyObserves(txn);
        }
    }
}
