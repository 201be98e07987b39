package io.weft.node.gateway;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * The requests of one gateway actor by their ids. An id names a slot of an array in its upper bits and a running number in
 * its lower ones: to find a request is one look into the array, and an answer that comes after its request has gone
 * finds another number there, or nothing. The numbers repeat after 2^40 requests, days after anything could still answer
 * the first of them.
 *
 * <p>It grows to the most requests that were ever under way, which the limits of the node bound, and does not shrink.
 *
 * <p>Not thread-safe.
 */
final class RequestTable {

    private static final int FIRST_SLOTS = 64;
    private static final int NUMBER_BITS = 40;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

    private Pending[] slots = new Pending[FIRST_SLOTS];
    /** A stack: what was used last is still in the processor's cache. */
    private int[] free = new int[FIRST_SLOTS];
    private int freeCount;
    private long lastNumber;

    RequestTable() {
        addFree(0);
    }

    private void addFree(int from) {
        for (int slot = slots.length - 1; slot >= from; slot--) {
            free[freeCount++] = slot;
        }
    }

    /** @param maker is given the id of the request that it makes */
    <T extends Pending> T add(LongFunction<T> maker) {
        if (freeCount == 0) {
            grow();
        }
        int slot = free[freeCount - 1];
        lastNumber = lastNumber + 1 & NUMBER_MASK;
        T request = maker.apply((long) slot << NUMBER_BITS | lastNumber);
        slots[slot] = request;
        freeCount--;
        return request;
    }

    private void grow() {
        int full = slots.length;
        slots = Arrays.copyOf(slots, 2 * full);
        free = new int[slots.length];
        addFree(full);
    }

    /** @return null if there is none of this id, or none any more */
    Pending find(long requestId) {
        long slot = requestId >>> NUMBER_BITS;
        Pending request = slot < slots.length ? slots[(int) slot] : null;
        return request != null && request.requestId == requestId ? request : null;
    }

    /** What was found. */
    void remove(Pending request) {
        int slot = (int) (request.requestId >>> NUMBER_BITS);
        slots[slot] = null;
        free[freeCount++] = slot;
    }

    /** Shows each of them, in no particular order; the one that is shown may be removed. */
    void forEach(Consumer<Pending> action) {
        for (Pending request : slots) {
            if (request != null) {
                action.accept(request);
            }
        }
    }

    int size() {
        return slots.length - freeCount;
    }
}
