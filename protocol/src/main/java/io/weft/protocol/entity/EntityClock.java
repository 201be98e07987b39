package io.weft.protocol.entity;

import java.util.function.LongSupplier;

/**
 * The time of one entity: the wall clock's, but never backwards. Where the wall clock is behind what the entity has
 * reached, because it was set back, or because the last owner's clock was ahead, time passes at half speed until the
 * wall clock has caught up. If it stood still, nothing would be re-sent, asked or given up for as long; at full speed the
 * entity would stay ahead for ever. Not thread-safe.
 */
public final class EntityClock {

    private static final long HALF_SPEED_NS_PER_MS = 2_000_000;

    private final LongSupplier wallClockMs;
    private final LongSupplier nanoClock;
    private long nowMs;
    private long lastNs;

    /**
     * @param wallClockMs milliseconds since 1970
     * @param nanoClock   counts elapsed time, whatever happens to the wall clock
     * @param reachedMs   what the entity has reached: its time after recovery
     */
    public EntityClock(LongSupplier wallClockMs, LongSupplier nanoClock, long reachedMs) {
        this.wallClockMs = wallClockMs;
        this.nanoClock = nanoClock;
        this.nowMs = reachedMs;
        this.lastNs = nanoClock.getAsLong();
    }

    public long nowMs() {
        long wallMs = wallClockMs.getAsLong();
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
}
