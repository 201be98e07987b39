package io.weft.simulator.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One search, see {@link StrictSerializability}. Not for use by several threads. */
final class Search<S, O> {

    private static final int BEFORE_ALL = -1;

    private final SequentialModel<S, O> model;
    private final Pending<O> pending;
    /** The state before the first placed operation, and after each. */
    private final List<S> states = new ArrayList<>();
    private final Set<Configuration<S>> leadNowhere = new HashSet<>();
    private boolean looksOut;
    private long statesExplored;
    private int deepest = -1;
    private Verdict.DeadEnd<O> deadEnd;

    Search(SequentialModel<S, O> model, List<Operation<O>> history) {
        this.model = model;
        this.pending = new Pending<>(history.stream().filter(this::matters).toList());
    }

    /** What may be absent and would change nothing is best taken to be absent. */
    private boolean matters(Operation<O> operation) {
        return !operation.mayBeAbsent() || !model.onlyObserves(operation.what());
    }

    Verdict<O> run(long maxStates) {
        states.add(model.start());
        int tried = BEFORE_ALL;
        while (!pending.isDone()) {
            int candidate = next(tried);
            if (candidate != Pending.NONE) {
                tried = place(candidate);
            } else {
                noteDeadEnd();
                if (pending.placed() == 0) {
                    return new Verdict.Violation<>(deadEnd);
                }
                tried = looksOut ? goBack() : beginAnew();
            }
            if (statesExplored > maxStates) {
                noteDeadEnd();
                return new Verdict.Undecided<>(statesExplored, deadEnd);
            }
        }
        return new Verdict.Serializable<>(pending.order());
    }

    /**
     * At the first dead end everything is taken back, and from now on observations are looked out for. What does not fit may
     * be an observation whose hint is wrong, and which was possible only far before: to take back one operation after another
     * would be to try all orders of those in between first.
     */
    private int beginAnew() {
        looksOut = true;
        while (pending.placed() > 0) {
            pending.undo();
            states.remove(states.size() - 1);
        }
        return BEFORE_ALL;
    }

    /**
     * The next candidate after those tried before. Once the hints have led to a dead end, observations that are possible go
     * first; before that, looking for them would only cost time.
     */
    private int next(int tried) {
        if (tried == BEFORE_ALL && looksOut) {
            int candidate = pending.candidateAfter(BEFORE_ALL);
            while (candidate != Pending.NONE && !(isBoundToHere(candidate) && isPossible(candidate))) {
                candidate = pending.candidateAfter(candidate);
            }
            if (candidate != Pending.NONE) {
                return candidate;
            }
        }
        return pending.candidateAfter(tried);
    }

    private boolean isPossible(int candidate) {
        return model.apply(state(), pending.operation(candidate).what()) != null;
    }

    /** Whether the candidate need not be tried elsewhere if it is possible here. */
    private boolean isBoundToHere(int candidate) {
        return model.onlyObserves(pending.operation(candidate).what()) && !pending.shutsOut(candidate);
    }

    /** Places the candidate if that is possible and not known to lead nowhere. Gives the number after which to go on. */
    private int place(int candidate) {
        S next = model.apply(state(), pending.operation(candidate).what());
        if (next == null) {
            return candidate;
        }
        statesExplored++;
        pending.place(candidate);
        if (!leadNowhere.isEmpty() && leadNowhere.contains(new Configuration<>(pending.window(), next))) {
            return takeBack();
        }
        states.add(next);
        return BEFORE_ALL;
    }

    private int goBack() {
        leadNowhere.add(new Configuration<>(pending.window(), state()));
        states.remove(states.size() - 1);
        return takeBack();
    }

    /** Takes back the operation placed last, and gives the number after which to go on. */
    private int takeBack() {
        int number = pending.undo();
        return isBoundToHere(number) ? Pending.NONE : number;
    }

    private void noteDeadEnd() {
        if (pending.placed() <= deepest) {
            return;
        }
        deepest = pending.placed();
        List<Verdict.Refusal<O>> refused = new ArrayList<>();
        int candidate = pending.candidateAfter(BEFORE_ALL);
        while (candidate != Pending.NONE) {
            Operation<O> operation = pending.operation(candidate);
            String why = isPossible(candidate) ? "possible, but not followed further" : model.explain(state(), operation.what());
            refused.add(new Verdict.Refusal<>(operation, why));
            candidate = pending.candidateAfter(candidate);
        }
        deadEnd = new Verdict.DeadEnd<>(pending.order(), List.copyOf(refused));
    }

    private S state() {
        return states.get(states.size() - 1);
    }

    /** What is placed, told by what is not, and the state. The order of what is placed does not matter. */
    private record Configuration<S>(int[] window, S state) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Configuration<?> that && Arrays.equals(window, that.window) && state.equals(that.state);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(window) + state.hashCode();
        }
    }
}
