package io.weft.persistence.rocksdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the writer. Bounded in number and bytes. Thread-safe. */
final class WorkQueue {

    /** What became of an offer. */
    enum Admission { TAKEN, FULL, CLOSED }

    private final int maxWorks;
    private final long maxBytes;
    private final long maxGroupBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Work<?>> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean closed;

    WorkQueue(RocksJournalSettings settings) {
        this.maxWorks = settings.maxQueuedAppends();
        this.maxBytes = settings.maxQueuedBytes();
        this.maxGroupBytes = settings.maxGroupBytes();
    }

    Admission offer(Work<?> work) {
        return offer(work, maxWorks, maxBytes);
    }

    /** For the checkpointer, which has one work under way at a time: it is not refused for want of room. */
    Admission offerOwn(Work<?> work) {
        return offer(work, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    private Admission offer(Work<?> work, int worksBound, long bytesBound) {
        lock.lock();
        try {
            if (closed) {
                return Admission.CLOSED;
            }
            if (waiting.size() >= worksBound || waitingBytes > bytesBound - work.bytes()) {
                return Admission.FULL;
            }
            waiting.add(work);
            waitingBytes += work.bytes();
            changed.signal();
            return Admission.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next group: in the order of their arrival, at most one work of each lane, and up to the bound on
     * bytes, though at least one.
     *
     * @return empty if nothing came in time; null when closed and all is done
     */
    List<Work<?>> nextGroup(long timeoutNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = timeoutNanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.isEmpty() && closed ? null : takeGroup();
        } finally {
            lock.unlock();
        }
    }

    private List<Work<?>> takeGroup() {
        List<Work<?>> group = new ArrayList<>();
        Set<Object> lanes = new HashSet<>();
        long bytes = 0;
        Iterator<Work<?>> each = waiting.iterator();
        while (each.hasNext()) {
            Work<?> work = each.next();
            if (!group.isEmpty() && bytes + work.bytes() > maxGroupBytes) {
                break;
            }
            if (lanes.add(work.lane())) {
                each.remove();
                group.add(work);
                bytes += work.bytes();
            }
        }
        waitingBytes -= bytes;
        return group;
    }

    /** Takes no more. What waits is still given out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and hands back what waits. */
    List<Work<?>> abandon() {
        lock.lock();
        try {
            close();
            List<Work<?>> abandoned = new ArrayList<>(waiting);
            waiting.clear();
            waitingBytes = 0;
            return abandoned;
        } finally {
            lock.unlock();
        }
    }
}
