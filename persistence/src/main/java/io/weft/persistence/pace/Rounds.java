package io.weft.persistence.pace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Begins appends in rounds, further apart the more of them there are, so that each entity gathers more before it appends. No
 * thread, no clock of its own. Thread-safe.
 */
public final class Rounds {

    private final GroupPace pace;
    private final LongSupplier nanoClock;
    private final Alarm alarm;
    private List<Runnable> waiting = new ArrayList<>();
    private long lastBeganNanos;
    private int underWay;
    private boolean isAlarmSet;

    /** Runs something once, so much later, on any thread. */
    public interface Alarm {
        void after(long nanos, Runnable work);
    }

    /** @param nanoClock like {@link System#nanoTime} */
    public Rounds(GroupPace pace, LongSupplier nanoClock, Alarm alarm) {
        this.pace = pace;
        this.nanoClock = nanoClock;
        this.alarm = alarm;
        this.lastBeganNanos = nanoClock.getAsLong() - Integer.MAX_VALUE;
    }

    /**
     * Calls {@code append} with the next round: at once, on the thread of the caller, or later on that of the alarm. Each that
     * was called must be followed by one {@link #ended}.
     */
    public void enter(Runnable append) {
        List<Runnable> round;
        synchronized (this) {
            waiting.add(append);
            round = isAlarmSet ? List.of() : due();
        }
        round.forEach(Runnable::run);
    }

    /** An append that was begun has ended, however. */
    public synchronized void ended() {
        underWay--;
    }

    private void alarmed() {
        List<Runnable> round;
        synchronized (this) {
            isAlarmSet = false;
            round = begin(nanoClock.getAsLong());
        }
        round.forEach(Runnable::run);
    }

    private List<Runnable> due() {
        long nowNanos = nanoClock.getAsLong();
        long leftNanos = lastBeganNanos + pace.intervalNanos(underWay + waiting.size()) - nowNanos;
        if (leftNanos <= 0) {
            return begin(nowNanos);
        }
        isAlarmSet = true;
        alarm.after(leftNanos, this::alarmed);
        return List.of();
    }

    private List<Runnable> begin(long nowNanos) {
        List<Runnable> round = waiting;
        waiting = new ArrayList<>();
        underWay += round.size();
        lastBeganNanos = nowNanos;
        return round;
    }
}
