package io.weft.loadtest.bank;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Hands out entries as early as the order of each account allows, so that many can be in flight and yet a credit limit
 * at the lowest point of the file's order suffices: a debit waits until every earlier credit of its account has
 * committed. Nothing else needs to wait. However the entries in flight then overtake each other, a debit meets all the
 * credits before it and at most the debits before it and such later ones that had their own credits; each of these sums
 * is at or above the lowest point of the file.
 *
 * <p>Thread-safe.
 */
public final class EntryScheduler {

    private final Iterator<Entry> file;
    private final Map<Long, Lane> lanes = new HashMap<>();
    private final Deque<Entry> ready = new ArrayDeque<>();
    private int blocked;
    private boolean aborted;

    /** The entries of one account that are waiting, in order, and how many of its credits are in flight. */
    private static final class Lane {
        final Deque<Entry> waiting = new ArrayDeque<>();
        int creditsInFlight;

        boolean mayGo(Entry entry) {
            return entry.isCredit() || creditsInFlight == 0;
        }

        void go(Entry entry) {
            creditsInFlight += entry.isCredit() ? 1 : 0;
        }
    }

    public EntryScheduler(Iterable<Entry> entries) {
        this.file = entries.iterator();
    }

    /** The next entry to send; waits for one. Null at the end, or after {@link #abort}. */
    public synchronized Entry take() throws InterruptedException {
        while (!aborted) {
            Entry entry = poll();
            if (entry != null || blocked == 0) {
                return entry;
            }
            wait();
        }
        return null;
    }

    /** The next entry that may be sent now; null if there is none now. */
    synchronized Entry poll() {
        while (ready.isEmpty() && file.hasNext()) {
            admit(file.next());
        }
        return ready.pollFirst();
    }

    public synchronized void committed(Entry entry) {
        if (!entry.isCredit()) {
            return;
        }
        Lane lane = lanes.get(entry.account());
        lane.creditsInFlight--;
        while (!lane.waiting.isEmpty() && lane.mayGo(lane.waiting.peekFirst())) {
            Entry next = lane.waiting.pollFirst();
            lane.go(next);
            blocked--;
            ready.addLast(next);
        }
        notifyAll();
    }

    /** Nothing more is handed out. */
    public synchronized void abort() {
        aborted = true;
        notifyAll();
    }

    private void admit(Entry entry) {
        Lane lane = lanes.computeIfAbsent(entry.account(), account -> new Lane());
        if (lane.waiting.isEmpty() && lane.mayGo(entry)) {
            lane.go(entry);
            ready.addLast(entry);
        } else {
            lane.waiting.addLast(entry);
            blocked++;
        }
    }
}
