package io.weft.client.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One stream to a node, from its opening to its end, and what was sent on it. Belongs to its {@link Router}. */
final class Link<Q, A> {

    private static final long NEVER = Long.MIN_VALUE;

    final long id;
    final Lane<Q, A> lane;
    final long openedMs;
    boolean isUp;
    boolean isReady;
    /** Items whose latest attempt is under way here. */
    int owed;

    private final Map<Long, Batch<Q, A>> sent = new HashMap<>();
    /** The same, oldest first: within the time-out, and beyond it. */
    private final Deque<Batch<Q, A>> timely = new ArrayDeque<>();
    private final Deque<Batch<Q, A>> late = new ArrayDeque<>();
    private long heardMs = NEVER;

    Link(long id, Lane<Q, A> lane, long openedMs) {
        this.id = id;
        this.lane = lane;
        this.openedMs = openedMs;
    }

    void sent(long batchId, List<Item<Q, A>> items, long nowMs) {
        Batch<Q, A> batch = new Batch<>(batchId, items, nowMs);
        sent.put(batchId, batch);
        timely.addLast(batch);
        for (Item<Q, A> item : items) {
            item.sentOn = this;
            item.sentIn = batchId;
            item.attempts++;
            owed++;
        }
    }

    void heard(long nowMs) {
        heardMs = nowMs;
    }

    boolean wasHeard() {
        return heardMs != NEVER;
    }

    /** Null if it was answered before, or never sent. */
    Item<Q, A> take(long batchId, int index) {
        Batch<Q, A> batch = sent.get(batchId);
        Item<Q, A> item = batch == null ? null : batch.take(index);
        if (item != null && batch.isAnswered()) {
            sent.remove(batchId);
            dropAnswered(timely);
            dropAnswered(late);
        }
        return item;
    }

    private static <Q, A> void dropAnswered(Deque<Batch<Q, A>> batches) {
        while (!batches.isEmpty() && batches.peekFirst().isAnswered()) {
            batches.removeFirst();
        }
    }

    /** What has gone without an answer for too long, once. {@code isSilent} says whether nothing at all was heard since. */
    TimedOut<Q, A> timedOut(long timeoutMs, long nowMs) {
        List<Item<Q, A>> items = new ArrayList<>();
        boolean isSilent = false;
        while (!timely.isEmpty() && timely.peekFirst().sentMs + timeoutMs <= nowMs) {
            Batch<Q, A> batch = timely.removeFirst();
            isSilent |= heardMs < batch.sentMs && !batch.isAnswered();
            items.addAll(underWay(batch));
            late.addLast(batch);
        }
        return new TimedOut<>(items, isSilent);
    }

    record TimedOut<Q, A>(List<Item<Q, A>> items, boolean isSilent) {}

    /** No answer to what was sent before is heeded any more. */
    void forgetBefore(long timeMs) {
        while (!late.isEmpty() && late.peekFirst().sentMs < timeMs) {
            sent.remove(late.removeFirst().id);
        }
    }

    /** Items whose latest attempt is under way here, in the order in which they were sent. */
    List<Item<Q, A>> underWay() {
        List<Item<Q, A>> items = new ArrayList<>();
        timely.forEach(batch -> items.addAll(underWay(batch)));
        return items;
    }

    private List<Item<Q, A>> underWay(Batch<Q, A> batch) {
        return batch.unanswered().stream().filter(item -> item.sentOn == this && item.sentIn == batch.id).toList();
    }

    /** Everything without an answer, whatever became of it elsewhere. */
    List<Item<Q, A>> unanswered() {
        return sent.values().stream().flatMap(batch -> batch.unanswered().stream()).toList();
    }

    /** When something here is due next. */
    long nextDueMs(RoutingSettings settings) {
        long dueMs = isUp || lane.current != this ? Long.MAX_VALUE : openedMs + settings.attemptTimeoutMs();
        if (!timely.isEmpty()) {
            dueMs = Math.min(dueMs, timely.peekFirst().sentMs + settings.attemptTimeoutMs());
        }
        if (!late.isEmpty()) {
            dueMs = Math.min(dueMs, late.peekFirst().sentMs + settings.lateMs() + 1);
        }
        return dueMs;
    }
}
