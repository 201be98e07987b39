package io.weft.simulator.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The operations that are not placed yet, in two linked lists: by invocation, and by answer. They are numbered in the order
 * of their hints. Placing unlinks, undoing links again, last in, first out (Knuth's dancing links), each in constant time.
 */
final class Pending<O> {

    static final int NONE = Integer.MAX_VALUE;

    private final List<Operation<O>> byHint;
    private final Links byInvocation;
    /** Without those of unknown fate: they hold up nobody. */
    private final Links byAnswer;
    private final int[] order;
    /** The latest invocation among the first i of {@link #order}. */
    private final long[] latestInvocation;
    private int placed;

    Pending(List<Operation<O>> history) {
        byHint = history.stream().sorted(Comparator.<Operation<O>>comparingLong(Operation::hint)
                .thenComparingLong(Operation::respondedAt)).toList();
        Integer[] all = new Integer[byHint.size()];
        Arrays.setAll(all, i -> i);
        Arrays.sort(all, Comparator.comparingLong(i -> byHint.get(i).invokedAt()));
        byInvocation = new Links(all.length, List.of(all));
        Arrays.sort(all, Comparator.comparingLong(i -> byHint.get(i).respondedAt()));
        byAnswer = new Links(all.length, Arrays.stream(all).filter(i -> !byHint.get(i).mayBeAbsent()).toList());
        order = new int[all.length];
        latestInvocation = new long[all.length + 1];
        latestInvocation[0] = Long.MIN_VALUE;
    }

    Operation<O> operation(int number) {
        return byHint.get(number);
    }

    /** Whether all that must be placed is placed. */
    boolean isDone() {
        return byAnswer.first() == byAnswer.end();
    }

    /** The candidate with the lowest number above the given one, or {@link #NONE}. */
    int candidateAfter(int number) {
        int best = NONE;
        long firstAnswer = firstAnswer();
        for (int i = byInvocation.first(); isInvoked(i, firstAnswer); i = byInvocation.after(i)) {
            if (i > number && i < best && !isTooLate(i)) {
                best = i;
            }
        }
        return best;
    }

    void place(int number) {
        byInvocation.unlink(number);
        if (!operation(number).mayBeAbsent()) {
            byAnswer.unlink(number);
        }
        order[placed] = number;
        latestInvocation[placed + 1] = Math.max(latestInvocation[placed], operation(number).invokedAt());
        placed++;
    }

    /** Takes back the operation that was placed last, and gives its number. */
    int undo() {
        placed--;
        int number = order[placed];
        byInvocation.relink(number);
        if (!operation(number).mayBeAbsent()) {
            byAnswer.relink(number);
        }
        return number;
    }

    int placed() {
        return placed;
    }

    List<Operation<O>> order() {
        return Arrays.stream(order, 0, placed).mapToObj(byHint::get).toList();
    }

    /**
     * All that is not placed and was invoked before the first answer that is still to come. This determines what is placed:
     * whatever was invoked by then and is not in here, and nothing else.
     */
    int[] window() {
        long firstAnswer = firstAnswer();
        int size = 0;
        for (int i = byInvocation.first(); isInvoked(i, firstAnswer); i = byInvocation.after(i)) {
            size++;
        }
        int[] window = new int[size];
        int at = byInvocation.first();
        for (int i = 0; i < size; i++, at = byInvocation.after(at)) {
            window[i] = at;
        }
        return window;
    }

    /** Whether placing this candidate would make it too late for one of unknown fate, which could still come before it. */
    boolean shutsOut(int number) {
        long firstAnswer = firstAnswer();
        for (int i = byInvocation.first(); isInvoked(i, firstAnswer); i = byInvocation.after(i)) {
            if (operation(i).mayBeAbsent() && operation(i).precedes(operation(number))) {
                return true;
            }
        }
        return false;
    }

    private long firstAnswer() {
        return isDone() ? Operation.NEVER : operation(byAnswer.first()).respondedAt();
    }

    private boolean isInvoked(int number, long firstAnswer) {
        return number != byInvocation.end() && operation(number).invokedAt() <= firstAnswer;
    }

    /** Whether something that it precedes is placed; only an operation of unknown fate can be passed over like that. */
    private boolean isTooLate(int number) {
        return operation(number).respondedAt() < latestInvocation[placed];
    }
}
