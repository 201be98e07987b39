package io.weft.client.routing;

import java.util.ArrayList;
import java.util.List;

/** One message that was sent: what it asked, and what of that has no answer. */
final class Batch<Q, A> {

    final long id;
    final long sentMs;
    private final List<Item<Q, A>> items;
    private int unanswered;

    Batch(long id, List<Item<Q, A>> items, long sentMs) {
        this.id = id;
        this.sentMs = sentMs;
        this.items = new ArrayList<>(items);
        this.unanswered = items.size();
    }

    /** Null if it was answered before, or never asked. */
    Item<Q, A> take(int index) {
        if (index < 0 || index >= items.size() || items.get(index) == null) {
            return null;
        }
        unanswered--;
        return items.set(index, null);
    }

    boolean isAnswered() {
        return unanswered == 0;
    }

    List<Item<Q, A>> unanswered() {
        return items.stream().filter(item -> item != null).toList();
    }
}
