package io.weft.client.routing;

import java.util.ArrayDeque;
import java.util.List;

/** First in, first out; what has ended meanwhile is skipped, and thrown out when it is more than the rest. */
final class ItemQueue<Q, A> {

    private static final int SLACK = 64;

    private final ArrayDeque<Item<Q, A>> items = new ArrayDeque<>();

    void addLast(Item<Q, A> item) {
        items.addLast(item);
    }

    /** In this order, before all others. */
    void addFirst(List<Item<Q, A>> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            items.addFirst(before.get(i));
        }
    }

    /** Null if there is none. */
    Item<Q, A> peek() {
        while (!items.isEmpty() && items.peekFirst().hasEnded) {
            items.removeFirst();
        }
        return items.peekFirst();
    }

    Item<Q, A> poll() {
        Item<Q, A> first = peek();
        if (first != null) {
            items.removeFirst();
        }
        return first;
    }

    /** @param live how many have not ended, at most */
    void compact(int live) {
        if (items.size() > 2 * live + SLACK) {
            items.removeIf(item -> item.hasEnded);
        }
    }
}
