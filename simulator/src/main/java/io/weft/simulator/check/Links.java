package io.weft.simulator.check;

import java.util.List;

/** A doubly linked list of small numbers, from which each can be taken out and put back to where it was. */
final class Links {

    private final int[] after;
    private final int[] before;

    /**
     * @param end a number above all in the list
     */
    Links(int end, List<Integer> numbers) {
        after = new int[end + 1];
        before = new int[end + 1];
        int last = end;
        for (int number : numbers) {
            link(last, number);
            last = number;
        }
        link(last, end);
    }

    private void link(int left, int right) {
        after[left] = right;
        before[right] = left;
    }

    int first() {
        return after[end()];
    }

    /** What stands behind the last number and before the first. */
    int end() {
        return after.length - 1;
    }

    int after(int number) {
        return after[number];
    }

    void unlink(int number) {
        link(before[number], after[number]);
    }

    /** Undoes {@link #unlink}; those unlinked later must be back already. */
    void relink(int number) {
        after[before[number]] = number;
        before[after[number]] = number;
    }
}
