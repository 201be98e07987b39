package io.weft.protocol.coordinator;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.memory.IdMap;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.route.Placement;
import io.weft.protocol.time.AttemptLine;
import io.weft.protocol.time.TimerQueue;

/** What the parts of a coordinator machine share: its state, and the effects of the step that is under way. */
final class CoordinatorCore {

    private final int index;
    private final Placement placement;
    private final CoordinatorSettings settings;
    private final Outcomes outcomes;
    private final IdMap<Active> active;
    private final TimerQueue<Due> timers = new TimerQueue<>();
    private final AttemptLine resends = new AttemptLine();
    private final AttemptLine redeliveries = new AttemptLine();
    private Effects<CoordinatorRecord> out;
    private long epoch;
    private long attempts;

    CoordinatorCore(int index, Placement placement, CoordinatorSettings settings) {
        this.index = index;
        this.placement = placement;
        this.settings = settings;
        this.outcomes = new Outcomes(placement.salt());
        this.active = new IdMap<>(placement.salt());
    }

    void beginEpoch(long claimed) {
        epoch = claimed;
    }

    void beginStep(long nowMs, Effects<CoordinatorRecord> effects) {
        outcomes.advanceTo(nowMs);
        out = effects;
    }

    int index() {
        return index;
    }

    Placement placement() {
        return placement;
    }

    CoordinatorSettings settings() {
        return settings;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    IdMap<Active> active() {
        return active;
    }

    /** Attempts whose prepares may be unanswered. */
    AttemptLine resends() {
        return resends;
    }

    /** Attempts whose commits may be unacknowledged. */
    AttemptLine redeliveries() {
        return redeliveries;
    }

    TimerQueue<Due> timers() {
        return timers;
    }

    long nowMs() {
        return outcomes.timeMs();
    }

    long epoch() {
        return epoch;
    }

    Outbox outbox() {
        return out.outbox();
    }

    Attempt newAttempt() {
        return new Attempt(index, epoch, ++attempts);
    }

    /** Outcomes are purged down to their bound unless something old is undelivered; then nothing new may add to them. */
    boolean isFull() {
        int unfinished = active.size() + outcomes.undelivered().size();
        return unfinished >= settings.maxActive() || outcomes.memory().size() + unfinished >= 2 * settings.maxOutcomes();
    }

    /** Releases what an attempt holds. Lost aborts are made up for when the shard asks. */
    void abortAttempt(Active aborted, int exceptShard) {
        for (int i = 0; i < aborted.participants.count(); i++) {
            int shard = aborted.participants.shard(i);
            if (shard != exceptShard) {
                outbox().decide(shard, aborted.txId, aborted.attempt, false);
            }
        }
        aborted.awaited.clear();
    }

    /** Answers those who submitted a transaction. */
    void answer(Active answered, Outcome outcome) {
        answered.submitters.forEach(replyTo -> outbox().outcome(replyTo, outcome));
    }

    /** Decides a fact: it is journaled, and it is so from now on. */
    void emit(CoordinatorRecord record) {
        out.record(record);
        outcomes.apply(record);
    }
}
