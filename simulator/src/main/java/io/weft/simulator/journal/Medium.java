package io.weft.simulator.journal;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.world.Chance;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What befalls the operations of the journal: how long they take, and what goes wrong. Not thread-safe. */
public final class Medium {

    private static final int FRAME_MS = 4;

    /** A key of chance that no entity has. */
    private static final long CHECKS_AFTER_WRITING = -1;

    private final Chance chance;
    private final Consumer<Fault> struck;
    private final Map<EntityId, Lasting<Fault.DoubtfulJournal>> doubtful = new HashMap<>();
    private final Map<EntityId, Fault> armed = new HashMap<>();
    private final Map<EntityId, Fate> nextFates = new HashMap<>();
    private final Map<EntityId, Lasting<Fault.LateAnswers>> late = new HashMap<>();
    private Lasting<Fault.SlowJournal> slow;

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

    /** A fault that is set until some time, and may strike. */
    private final class Lasting<F extends Fault> {

        private final F fault;
        private final long untilMs;
        private boolean hasStruck;

        Lasting(F fault, long untilMs) {
            this.fault = fault;
            this.untilMs = untilMs;
        }

        void strike() {
            if (!hasStruck) {
                hasStruck = true;
                struck.accept(fault);
            }
        }
    }

    /** @param struck told of each fault that lasts when it does something for the first time */
    public Medium(Chance chance, Consumer<Fault> struck) {
        this.chance = chance;
        this.struck = struck;
    }

    /** Whether it is one that stores first and then looks who the owner is, as Cassandra's; or does both at once. */
    boolean checksAfterWriting() {
        return chance.below(2, CHECKS_AFTER_WRITING, 0, 0) == 1;
    }

    public void slowDown(Fault.SlowJournal fault, long nowMs) {
        slow = new Lasting<>(fault, nowMs + fault.lastsMs());
    }

    public void answerLate(Fault.LateAnswers fault, long nowMs) {
        late.put(fault.entity(), new Lasting<>(fault, nowMs + fault.lastsMs()));
    }

    /** How much later than it happened something is told. */
    long answerDelayMs(EntityId entity, long position, long nowMs) {
        long usualMs = delayMs(entity, position, nowMs) / 2;
        Lasting<Fault.LateAnswers> lateness = late.get(entity);
        if (!isOn(lateness, nowMs)) {
            return usualMs;
        }
        lateness.strike();
        int leastMs = lateness.fault.byMs() / 2;
        return usualMs + leastMs + chance.below(leastMs, Chance.keyOf(entity) + 5, position, nowMs);
    }

    private static boolean isOn(Lasting<?> fault, long nowMs) {
        return fault != null && nowMs < fault.untilMs;
    }

    public void becomeDoubtful(Fault.DoubtfulJournal fault, long nowMs) {
        doubtful.put(fault.entity(), new Lasting<>(fault, nowMs + fault.lastsMs()));
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
        slow = null;
        doubtful.clear();
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
        boolean loses = isOn(doubtful.get(entity), nowMs) && chance.below(4, Chance.keyOf(entity), epoch, 4) == 0;
        if (loses) {
            doubtful.get(entity).strike();
        }
        return loses;
    }

    long delayMs(EntityId entity, long position, long nowMs) {
        long delayMs = 1 + chance.below(FRAME_MS, Chance.keyOf(entity) + 1, position, nowMs);
        int slowerByMs = isOn(slow, nowMs) ? chance.below(slow.fault.byMs(), Chance.keyOf(entity) + 2, position, 0) : 0;
        if (slowerByMs > 0) {
            slow.strike();
        }
        return delayMs + slowerByMs;
    }

    Fate fate(EntityId entity, long position, long nowMs) {
        Fate next = nextFates.remove(entity);
        if (next != null) {
            return next;
        }
        Fate fate = isOn(doubtful.get(entity), nowMs) ? doubtfulFate(entity, position, nowMs) : Fate.FINE;
        if (fate != Fate.FINE) {
            doubtful.get(entity).strike();
        }
        return fate;
    }

    private Fate doubtfulFate(EntityId entity, long position, long nowMs) {
        int drawn = chance.below(8, Chance.keyOf(entity) + 3, position, nowMs);
        return switch (drawn) {
            case 0, 1 -> Fate.ANSWER_LOST;
            case 2, 3 -> Fate.REQUEST_LOST;
            case 4 -> Fate.HAPPENS_LATER;
            default -> Fate.FINE;
        };
    }
}
