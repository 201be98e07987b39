package io.weft.client.routing;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * All items that have not ended, by what they wait for: room, a stream, the end of a pause, or their deadline. Belongs to its
 * {@link Router}.
 */
final class Agenda<Q, A> {

    private final int maxInFlight;
    private final ItemQueue<Q, A> waiting = new ItemQueue<>();
    private final ItemQueue<Q, A> queue = new ItemQueue<>();
    private final PriorityQueue<Item<Q, A>> pausing = new PriorityQueue<>(Comparator.comparingLong(item -> item.nextTryMs));
    private final TreeSet<Item<Q, A>> byDeadline = new TreeSet<>(
            Comparator.<Item<Q, A>>comparingLong(Item::deadlineMs).thenComparingLong(item -> item.number));
    private int inFlight;

    Agenda(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    void add(Item<Q, A> item, long number) {
        item.number = number;
        byDeadline.add(item);
        waiting.addLast(item);
    }

    /** To be sent when {@link Item#nextTryMs} has come. */
    void pause(Item<Q, A> item) {
        pausing.add(item);
    }

    /** To be sent before all others. */
    void again(List<Item<Q, A>> items) {
        queue.addFirst(items);
    }

    /** What has rested, and what there is room for, is to be sent. */
    void refill(long nowMs) {
        while (!pausing.isEmpty() && (pausing.peek().hasEnded || pausing.peek().nextTryMs <= nowMs)) {
            Item<Q, A> rested = pausing.poll();
            if (!rested.hasEnded) {
                queue.addLast(rested);
            }
        }
        while (inFlight < maxInFlight && waiting.peek() != null) {
            Item<Q, A> item = waiting.poll();
            item.isInFlight = true;
            inFlight++;
            queue.addLast(item);
        }
        queue.compact(inFlight);
        waiting.compact(waiting());
    }

    /** The next to be sent; null if there is none. */
    Item<Q, A> peek() {
        return queue.peek();
    }

    Item<Q, A> poll() {
        return queue.poll();
    }

    /** That whose deadline comes first; null if all have ended. */
    Item<Q, A> mostUrgent() {
        return byDeadline.isEmpty() ? null : byDeadline.first();
    }

    void ended(Item<Q, A> item) {
        byDeadline.remove(item);
        item.hasEnded = true;
        if (item.isInFlight) {
            inFlight--;
        }
    }

    int inFlight() {
        return inFlight;
    }

    int waiting() {
        return byDeadline.size() - inFlight;
    }

    long nextDueMs() {
        long dueMs = byDeadline.isEmpty() ? Long.MAX_VALUE : byDeadline.first().deadlineMs();
        return pausing.isEmpty() ? dueMs : Math.min(dueMs, pausing.peek().nextTryMs);
    }
}
