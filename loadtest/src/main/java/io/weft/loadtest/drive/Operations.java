package io.weft.loadtest.drive;

import io.weft.api.v1.RejectionCode;
import io.weft.client.TxId;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Work;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The operations of one connection, each from its beginning over all its transactions and reads to its end. A transaction
 * whose outcome is not final is sent again under the same id, after a pause that grows. For one thread.
 */
final class Operations {

    private final DriveSettings settings;
    private final Source source;
    private final Tally tally;
    private final Faults faults;
    private final Backoff backoff;
    private final Consumer<Work> sender;
    private final SplittableRandom idBits = new SplittableRandom(new SecureRandom().nextLong());
    private final ArrayDeque<Work> free;
    private final PriorityQueue<Work> pausing = new PriorityQueue<>(Comparator.comparingLong(work -> work.nextTryNanos));

    final Acknowledged committed;
    final Acknowledged rejected;

    private boolean isExhausted;
    private long nowNanos;

    /**
     * @param sampled how many acknowledged transactions of each kind to remember
     * @param sender  told what is to be sent, a transaction or a read
     */
    Operations(DriveSettings settings, Source source, Tally tally, Faults faults, Backoff backoff, int sampled, SplittableRandom random,
            Consumer<Work> sender) {
        this.settings = settings;
        this.source = source;
        this.tally = tally;
        this.faults = faults;
        this.backoff = backoff;
        this.sender = sender;
        this.committed = new Acknowledged(sampled, random.split());
        this.rejected = new Acknowledged(sampled, random.split());
        this.free = new ArrayDeque<>(settings.inFlight());
        for (int i = 0; i < settings.inFlight(); i++) {
            free.add(new Work());
        }
    }

    /** What happens from now on happens at this time. */
    void now(long nanos) {
        nowNanos = nanos;
    }

    /** Whether there is room for another. */
    boolean hasRoom() {
        return !free.isEmpty();
    }

    int inFlight() {
        return settings.inFlight() - free.size();
    }

    /** Whether the workload has nothing more to begin, ever. */
    boolean isExhausted() {
        return isExhausted;
    }

    /** To be called only if there is room. Does nothing if the workload has nothing more. */
    void begin(long intendedNanos) {
        Work work = free.remove();
        work.operation = 0;
        work.phase = 0;
        work.intendedNanos = intendedNanos;
        if (source.begin(work)) {
            beginPhase(work);
        } else {
            isExhausted = true;
            free.add(work);
        }
    }

    private void beginPhase(Work work) {
        work.tries = 0;
        work.sentNanos = nowNanos;
        if (!source.isRead(work)) {
            giveId(work);
        }
        sender.accept(work);
    }

    private void giveId(Work work) {
        work.idHigh = TxId.high(System.currentTimeMillis(), idBits.nextLong());
        work.idLow = TxId.low(idBits.nextLong());
        if (work.phase == 0) {
            work.firstIdHigh = work.idHigh;
            work.firstIdLow = work.idLow;
        }
    }

    /** Sends again what has waited long enough. */
    void resume() {
        while (!pausing.isEmpty() && pausing.peek().nextTryNanos <= nowNanos) {
            sender.accept(pausing.remove());
        }
    }

    /** Until {@link #resume} has something to do; at most as long as given. */
    long waitNanos(long mostNanos) {
        return pausing.isEmpty() ? mostNanos : Math.min(mostNanos, pausing.peek().nextTryNanos - nowNanos);
    }

    void committed(Work work) {
        tally.outcome(work.operation, 0);
        committed.add(work.idHigh, work.idLow);
        goOn(work, source.committed(work));
    }

    /** @param code of the API's {@code RejectionCode} */
    void rejected(Work work, int code) {
        tally.outcome(work.operation, code);
        rejected.add(work.idHigh, work.idLow);
        Source.Refusal refusal = source.rejected(work, code);
        if (refusal == Source.Refusal.BEGINS_ANEW) {
            work.phase = 0;
            beginPhase(work);
            return;
        }
        if (refusal == Source.Refusal.WRONG) {
            faults.add("a transaction was refused that should not be: " + RejectionCode.forNumber(code));
        }
        goOn(work, false);
    }

    /** All balances that it has asked for are there. */
    void read(Work work) {
        tally.outcome(work.operation, Tally.READ);
        goOn(work, source.read(work));
    }

    private void goOn(Work work, boolean goesOn) {
        if (goesOn) {
            work.phase++;
            beginPhase(work);
        } else {
            tally.ended(work.operation, nowNanos - work.intendedNanos);
            free.add(work);
        }
    }

    /** Its answer is not final, or lost. */
    void tryAgain(Work work, String trouble) {
        tally.retried(work.operation);
        if (nowNanos - work.sentNanos > TimeUnit.MILLISECONDS.toNanos(settings.giveUpMs())) {
            faults.add("an operation had no final outcome for " + settings.giveUpMs() + " ms: " + trouble);
            free.add(work);
            return;
        }
        work.nextTryNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(backoff.pauseMs(work.tries));
        pausing.add(work);
    }
}
