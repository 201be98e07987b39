package io.weft.simulator.world;

import io.weft.protocol.time.TimerQueue;

/**
 * Simulated time: events in the order of their time, those of the same time in the order in which they were made. Nothing
 * in the world happens but in one of them. Not thread-safe.
 */
public final class World {

    /** The time at which every world begins: 14 November 2023. */
    public static final long START_MS = 1_700_000_000_000L;

    private final TimerQueue<Runnable> events = new TimerQueue<>();
    private long nowMs = START_MS;
    private long instant;
    private long eventCount;

    public long nowMs() {
        return nowMs;
    }

    /** A number larger than all before: the total order of what is observed. */
    public long nextInstant() {
        return ++instant;
    }

    public long eventCount() {
        return eventCount;
    }

    public void after(long delayMs, Runnable event) {
        events.add(nowMs + Math.max(0, delayMs), event);
    }

    public void at(long timeMs, Runnable event) {
        events.add(Math.max(nowMs, timeMs), event);
    }

    /** Lets the next event happen, unless it is later than the given time. Whether one did. */
    public boolean runOne(long untilMs) {
        if (events.nextMs() > untilMs) {
            nowMs = Math.max(nowMs, untilMs);
            return false;
        }
        nowMs = Math.max(nowMs, events.nextMs());
        eventCount++;
        events.pollDue(nowMs).run();
        return true;
    }
}
