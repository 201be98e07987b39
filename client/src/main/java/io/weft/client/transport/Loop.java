package io.weft.client.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a client. Everyone else leaves it a note; what gathers while it is busy is worked off in one turn, so
 * that messages grow with the load. The notes are bounded by what is in flight: one for each submission, and at most one
 * for each answer.
 */
public final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final long IDLE_WAIT_MS = 1_000;

    private final BlockingQueue<Runnable> notes = new LinkedBlockingQueue<>();
    /** Taken from the notes and not read yet; outlives a round, so that one that fails takes no other with it. */
    private final Deque<Runnable> taken = new ArrayDeque<>();
    private final List<Member> members = new ArrayList<>();
    private final Connections connections;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean isClosed;

    /** Has its turn after each round of notes. */
    interface Member {

        void turn(long nowMs);

        long nextDueMs();

        void close();
    }

    /** @param connections closed last of all */
    public Loop(Connections connections) {
        this.connections = connections;
        this.thread = new Thread(this::run, "weft-client-" + NUMBER.incrementAndGet());
        this.thread.setDaemon(true);
    }

    void add(Member member) {
        members.add(member);
    }

    /** After all members were added. */
    public void start() {
        thread.start();
    }

    static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** False if the loop is closed: then the note is not read. */
    public synchronized boolean tell(Runnable note) {
        return !isClosed && notes.add(note);
    }

    /** Idempotent. What the members have under way ends; done when it has. */
    public synchronized CompletableFuture<Void> close() {
        if (!isClosed) {
            isClosed = true;
            notes.add(() -> {});
        }
        return ended;
    }

    public boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    private synchronized boolean isOpen() {
        return !isClosed;
    }

    private void run() {
        try {
            while (isOpen()) {
                round();
            }
        } catch (RuntimeException e) {
            LOG.error("The client has failed, which is a bug; it closes", e);
        } catch (InterruptedException e) {
            LOG.warn("The thread of the client was interrupted; it closes");
        } finally {
            close();
            end();
        }
    }

    private void round() throws InterruptedException {
        Runnable first = notes.poll(waitMs(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            notes.drainTo(taken);
        }
        for (Runnable note = taken.poll(); note != null; note = taken.poll()) {
            note.run();
        }
        long nowMs = nowMs();
        members.forEach(member -> member.turn(nowMs));
    }

    private long waitMs() {
        long nowMs = nowMs();
        long waitMs = IDLE_WAIT_MS;
        for (Member member : members) {
            waitMs = Math.min(waitMs, member.nextDueMs() - nowMs);
        }
        return Math.max(waitMs, 0);
    }

    /** Also after a bug: nobody may wait for ever, whatever else fails. */
    private void end() {
        // What was submitted is to end, too.
        notes.drainTo(taken);
        taken.forEach(Loop::attempt);
        members.forEach(member -> attempt(member::close));
        attempt(connections::close);
        ended.complete(null);
    }

    private static void attempt(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error e) {
            LOG.error("The client could not be closed in order, which is a bug", e);
        }
    }
}
