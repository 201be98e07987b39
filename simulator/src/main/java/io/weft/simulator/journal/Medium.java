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
    private final Map<EntityId, Fate> nextFates = new HashMap<>();
    private final Map<EntityId, Lateness> late = new HashMap<>();
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

    private record Lateness(long untilMs, int byMs) {}

    public Medium(Chance chance) {
        this.chance = chance;
    }

    public void slowDown(long untilMs, int byMs) {
        slowUntilMs = untilMs;
        slowByMs = byMs;
    }

    public void answerLate(EntityId entity, long untilMs, int byMs) {
        late.put(entity, new Lateness(untilMs, byMs));
    }

    /** How much later than it happened something is told. */
    long answerDelayMs(EntityId entity, long position, long nowMs) {
        long usualMs = delayMs(entity, position, nowMs) / 2;
        Lateness lateness = late.get(entity);
        if (lateness == null || nowMs >= lateness.untilMs()) {
            return usualMs;
        }
        int leastMs = lateness.byMs() / 2;
        return usualMs + leastMs + chance.below(leastMs, Chance.keyOf(entity) + 5, position, nowMs);
    }

    public void becomeDoubtful(EntityId entity, long untilMs) {
        doubtfulUntilMs.put(entity, untilMs);
    }

    /** The next append of this entity meets this fault. */
    public void arm(EntityId entity, Fault fault) {
        armed.put(entity, fault);
    }

    /** The fate of the next operation of this entity will be unknown to its owner. */
    public void loseNextAnswer(EntityId entity, boolean happens) {
        nextFates.put(entity, happens ? Fate.ANSWER_LOST : Fate.REQUEST_LOST);
    }

    public void heal() {
        slowUntilMs = 0;
        doubtfulUntilMs.clear();
        late.clear();
        armed.clear();
        nextFates.clear();
    }

    /** Null if none is armed. */
    Fault disarm(EntityId entity) {
        return armed.remove(entity);
    }

    /** Whether a claim that has happened looks to its owner as if it had not. */
    boolean losesClaim(EntityId entity, long epoch, long nowMs) {
        return nowMs < doubtfulUntilMs.getOrDefault(entity, 0L) && chance.below(4, Chance.keyOf(entity), epoch, 4) == 0;
    }

    long delayMs(EntityId entity, long position, long nowMs) {
        long delayMs = 1 + chance.below(FRAME_MS, Chance.keyOf(entity) + 1, position, nowMs);
        return nowMs < slowUntilMs ? delayMs + chance.below(slowByMs, Chance.keyOf(entity) + 2, position, 0) : delayMs;
    }

    Fate fate(EntityId entity, long position, long nowMs) {
        Fate next = nextFates.remove(entity);
        if (next != null) {
            return next;
        }
        if (nowMs >= doubtfulUntilMs.getOrDefault(entity, 0L)) {
            return Fate.FINE;
        }
        int drawn = chance.below(8, Chance.keyOf(entity) + 3, position, nowMs);
        return switch (drawn) {
            case 0, 1 -> Fate.ANSWER_LOST;
            case 2, 3 -> Fate.REQUEST_LOST;
            case 4 -> Fate.HAPPENS_LATER;
            default -> Fate.FINE;
        };
    }
}
