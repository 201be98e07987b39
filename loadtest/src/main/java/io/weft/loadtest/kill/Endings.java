package io.weft.loadtest.kill;

import io.weft.client.Outcome;
import io.weft.client.TxId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How the latest transactions of one round ended: those that were acknowledged last before the node was killed, which
 * are the most easily lost, apart from those that came later, which never lived through a kill. Both bounded.
 * Thread-safe.
 */
final class Endings {

    static final int MAX_BEFORE_KILL = 1_000;
    static final int MAX_SINCE_KILL = 200;

    private final Deque<Ended> latest = new ArrayDeque<>();
    private List<Ended> beforeKill = List.of();
    private boolean killed;

    record Ended(Planned planned, Outcome outcome) {}

    /** Of one round, in the order in which they ended. */
    record Round(List<Ended> beforeKill, List<Ended> sinceKill) {

        List<Ended> all() {
            List<Ended> all = new ArrayList<>(beforeKill);
            all.addAll(sinceKill);
            return all;
        }

        /** The ids of those that were acknowledged as committed. */
        List<TxId> committed() {
            return all().stream().filter(ended -> ended.outcome() instanceof Outcome.Committed)
                    .map(ended -> ended.planned().transaction().id()).toList();
        }
    }

    synchronized void add(Planned planned, Outcome outcome) {
        latest.addLast(new Ended(planned, outcome));
        if (latest.size() > (killed ? MAX_SINCE_KILL : MAX_BEFORE_KILL)) {
            latest.removeFirst();
        }
    }

    /** To be called while no node runs: what has ended by now was acknowledged by the one that was killed. */
    synchronized void killed() {
        beforeKill = List.copyOf(latest);
        latest.clear();
        killed = true;
    }

    /** Ends the round, and begins the next. */
    synchronized Round take() {
        Round round = new Round(beforeKill, List.copyOf(latest));
        beforeKill = List.of();
        latest.clear();
        killed = false;
        return round;
    }
}
