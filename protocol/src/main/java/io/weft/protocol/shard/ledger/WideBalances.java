package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.Quantity;
import java.util.Arrays;

/**
 * Balances of which something is held, or that may go below zero: three numbers each, in one flat array. A place that is
 * free says where the next free one is. Not thread-safe.
 */
final class WideBalances {

    private static final int STRIDE = 3;
    private static final int FIRST_PLACES = 16;
    private static final int NONE = -1;

    private long[] numbers = new long[FIRST_PLACES * STRIDE];
    private int end;
    private int firstFree = NONE;

    static boolean fits(Balance balance) {
        return balance.posted().fitsLong() && balance.held().fitsLong() && balance.creditLimit().fitsLong();
    }

    /**
     * Its place, until {@link #release}.
     *
     * @param balance one that {@link #fits}
     */
    int add(Balance balance) {
        return add(balance.posted().low(), balance.held().low(), balance.creditLimit().low());
    }

    /** Copies one of another table. */
    int addFrom(WideBalances other, int at) {
        return add(other.numbers[at], other.numbers[at + 1], other.numbers[at + 2]);
    }

    private int add(long posted, long held, long creditLimit) {
        int at = firstFree;
        if (at == NONE) {
            at = end;
            end += STRIDE;
            numbers = end > numbers.length ? Arrays.copyOf(numbers, 2 * numbers.length) : numbers;
        } else {
            firstFree = (int) numbers[at];
        }
        numbers[at] = posted;
        numbers[at + 1] = held;
        numbers[at + 2] = creditLimit;
        return at;
    }

    void release(int at) {
        numbers[at] = firstFree;
        firstFree = at;
    }

    Balance read(int at) {
        return new Balance(Quantity.of(numbers[at]), Quantity.of(numbers[at + 1]), Quantity.of(numbers[at + 2]));
    }

    /**
     * Adds to what is posted and held, if the sums fit, nothing less than nothing is held, and what is available stays
     * above the floor.
     *
     * @return whether it was done; else nothing was
     */
    boolean add(int at, long postedDelta, long heldDelta) {
        long posted = numbers[at] + postedDelta;
        long held = numbers[at + 1] + heldDelta;
        long free = posted - held;
        long available = free + numbers[at + 2];
        boolean overflows = overflows(numbers[at], postedDelta, posted) || overflows(numbers[at + 1], heldDelta, held)
                || overflows(free, held, posted) || overflows(free, numbers[at + 2], available);
        if (overflows || held < 0 || available < 0) {
            return false;
        }
        numbers[at] = posted;
        numbers[at + 1] = held;
        return true;
    }

    /** H. S. Warren, "Hacker's Delight", second edition 2012, section 2-13. */
    static boolean overflows(long one, long other, long sum) {
        return ((one ^ sum) & (other ^ sum)) < 0;
    }
}
