package io.weft.actors.entity;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of one entity: the wall clock's, but never backwards. Where the wall clock is behind what the entity has
 * reached, because it was set back, or because the last owner's clock was ahead, time passes at half speed until the
 * wall clock has caught up. If it stood still, nothing would be re-sent, asked or given up for as long; at full speed the
 * entity would stay ahead for ever. Not thread-safe.
 */
final class EntityClock {

    private static final long HALF_SPEED_NS_PER_MS = 2_000_000;

    private final InstantSource wallClock;
    private final LongSupplier nanoClock;
    private long nowMs;
    private long lastNs;

    /** @param reachedMs what the entity has reached: its time after recovery */
    EntityClock(InstantSource wallClock, LongSupplier nanoClock, long reachedMs) {
        this.wallClock = wallClock;
        this.nanoClock = nanoClock;
        this.nowMs = reachedMs;
        this.lastNs = nanoClock.getAsLong();
    }

    long nowMs() {
        long wallMs = wallClock.millis();
        long nowNs = nanoClock.getAsLong();
        if (wallMs >= nowMs) {
            nowMs = wallMs;
            lastNs = nowNs;
        } else {
            long passedMs = (nowNs - lastNs) / HALF_SPEED_NS_PER_MS;
            nowMs += passedMs;
            lastNs += passedMs * HALF_SPEED_NS_PER_MS;
        }
        return nowMs;
    }

    /** A timer has run so far: it is at least that late. */
    void atLeast(long timeMs) {
        nowMs = Math.max(nowMs, timeMs);
    }
}
