package io.weft.simulator.journal;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.world.Chance;
import java.util.HashMap;
import java.util.Map;

/** What befalls the operations of the journal: how long they take, and what goes wrong. Not thread-safe. */
public final class Medium {

    private static final int FRAME_MS = 4;

    private final Chance chance;
    private final Map<EntityId, Long> doubtfulUntilMs = new HashMap<>();
    private final Map<EntityId, Fault> armed = new HashMap<>();
    private long slowUntilMs;
    private int slowByMs;

    /** How an operation goes. */
    enum Fate {
        FINE,
        /** It happened, and the answer got lost. */
        ANSWER_LOST,
        /** It never happened. */
        REQUEST_LOST,
        /** It happens after the caller was told that its fate is unknown. */
        HAPPENS_LATER
    }

    public Medium(Chance chance) {
        this.chance = chance;
    }

    public void slowDown(long untilMs, int byMs) {
        slowUntilMs = untilMs;
        slowByMs = byMs;
    }

    public void becomeDoubtful(EntityId entity, long untilMs) {
        doubtfulUntilMs.put(entity, untilMs);
    }

    /** The next append of this entity meets this fault. */
    public void arm(EntityId entity, Fault fault) {
        armed.put(entity, fault);
    }

    public void heal() {
        slowUntilMs = 0;
        doubtfulUntilMs.clear();
        armed.clear();
    }

    /** Null if none is armed. */
    Fault disarm(EntityId entity) {
        return armed.remove(entity);
    }

    /** Whether a claim that has happened looks to its owner as if it had not. */
    boolean losesClaim(EntityId entity, long epoch, long nowMs) {
        return nowMs < doubtfulUntilMs.getOrDefault(entity, 0L) && chance.below(4, 4 + entity.hashCode(), epoch, 0) == 0;
    }

    long delayMs(EntityId entity, long position, long nowMs) {
        long delayMs = 1 + chance.below(FRAME_MS, 1 + entity.hashCode(), position, nowMs);
        return nowMs < slowUntilMs ? delayMs + chance.below(slowByMs, 2 + entity.hashCode(), position, 0) : delayMs;
    }

    Fate fate(EntityId entity, long position, long nowMs) {
        if (nowMs >= doubtfulUntilMs.getOrDefault(entity, 0L)) {
            return Fate.FINE;
        }
        int drawn = chance.below(8, 3 + entity.hashCode(), position, nowMs);
        return switch (drawn) {
            case 0, 1 -> Fate.ANSWER_LOST;
            case 2, 3 -> Fate.REQUEST_LOST;
            case 4 -> Fate.HAPPENS_LATER;
            default -> Fate.FINE;
        };
    }
}
