package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.Active.Phase;
import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import java.util.List;

/** Runs attempts until one decides: prepares, counts votes, decides each transaction on its own votes. */
final class AttemptHandler {

    private static final int MAX_DOUBLINGS = 16;

    private final CoordinatorCore core;
    private final DeliveryHandler delivery;
    private final CancelHandler cancels;

    AttemptHandler(CoordinatorCore core, DeliveryHandler delivery, CancelHandler cancels) {
        this.core = core;
        this.delivery = delivery;
        this.cancels = cancels;
    }

    void submit(Submit.Item item) {
        Outcome known = known(item);
        if (known != null) {
            core.outbox().outcome(item.replyTo(), known);
            return;
        }
        Active running = core.active().get(item.transaction().id());
        if (running != null) {
            join(running, item.replyTo());
            return;
        }
        Active active = new Active(item.transaction().id(), item.digest(),
                Participants.of(item.transaction(), core.placement()), core.nowMs());
        active.submitters.add(item.replyTo());
        core.active().put(active.txId, active);
        begin(active);
    }

    /** What can be answered without an attempt; null if nothing can. */
    private Outcome known(Submit.Item item) {
        TxId txId = item.transaction().id();
        Fate fate = core.outcomes().get(txId);
        if (fate != null) {
            boolean same = fate.digest() == null || fate.digest().equals(item.digest());
            return same ? fate.outcome() : Outcome.rejected(RejectionCode.TX_ID_REUSED);
        }
        Active running = core.active().get(txId);
        if (running != null) {
            if (running.phase == Phase.CANCELLING) {
                return Outcome.retryable(RetryableCode.CANCELLING);
            }
            return running.digest.equals(item.digest()) ? null : Outcome.retryable(RetryableCode.ID_IN_USE);
        }
        if (core.outcomes().memory().isPurged(txId)) {
            return Outcome.rejected(RejectionCode.TX_EXPIRED);
        }
        if (txId.timeMs() > core.nowMs() + core.settings().maxIdSkewMs()) {
            return Outcome.rejected(RejectionCode.TX_ID_FROM_FUTURE);
        }
        return core.isFull() ? Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED) : null;
    }

    private void join(Active running, ReplyTo replyTo) {
        if (running.submitters.contains(replyTo)) {
            return;
        }
        if (running.submitters.size() >= core.settings().maxJoined()) {
            core.outbox().outcome(replyTo, Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
        } else {
            running.submitters.add(replyTo);
        }
    }

    private void begin(Active active) {
        active.phase = Phase.PREPARING;
        active.attempt = core.newAttempt();
        active.awaited = active.participants.shards();
        sendPrepares(active);
    }

    private void sendPrepares(Active active) {
        for (int i = 0; i < active.participants.count(); i++) {
            int shard = active.participants.shard(i);
            if (active.awaited.contains(shard)) {
                core.outbox().prepare(shard,
                        new Prepare.Item(active.txId, active.digest, active.attempt, active.participants.steps(i)));
            }
        }
        long atMs = core.nowMs() + core.settings().resendMs();
        if (atMs <= endOfPatienceMs(active)) {
            core.resends().add(atMs, active.txId, active.attempt);
        } else {
            core.timers().add(endOfPatienceMs(active), new Due.Resend(active.txId, active.attempt));
        }
    }

    private long endOfPatienceMs(Active active) {
        return active.admittedAtMs + core.settings().maxUndecidedMs();
    }

    void resend(TxId txId, Attempt attempt) {
        Active active = in(Phase.PREPARING, txId, attempt);
        if (active == null) {
            return;
        }
        if (core.nowMs() >= endOfPatienceMs(active)) {
            core.abortAttempt(active, -1);
            giveUp(active);
        } else {
            sendPrepares(active);
        }
    }

    void next(Due.NextAttempt next) {
        Active active = in(Phase.BACKING_OFF, next.txId(), next.died());
        if (active == null) {
            return;
        }
        if (core.nowMs() >= endOfPatienceMs(active)) {
            giveUp(active);
        } else {
            begin(active);
        }
    }

    /** The transaction if this is its last attempt and it is in this phase; else null. */
    private Active in(Phase phase, TxId txId, Attempt attempt) {
        Active active = core.active().get(txId);
        return active != null && active.phase == phase && active.attempt.equals(attempt) ? active : null;
    }

    /** Its time is up (rule 4). */
    private void giveUp(Active active) {
        core.active().remove(active.txId);
        core.answer(active, Outcome.retryable(RetryableCode.TIMED_OUT));
    }

    void vote(int shard, Vote vote) {
        Active active = in(Phase.PREPARING, vote.txId(), vote.attempt());
        if (active == null) {
            if (vote.ballot() instanceof Ballot.Yes) {
                tellFate(shard, vote.txId(), vote.attempt());
            }
            return;
        }
        if (vote.ballot() instanceof Ballot.No no) {
            reject(active, shard, no);
        } else if (vote.ballot() instanceof Ballot.Die) {
            die(active, shard);
        } else if (active.awaited.remove(shard) && active.awaited.isEmpty()) {
            commit(active);
        }
    }

    private void commit(Active active) {
        finish(active, new Decided(active.txId, active.digest, active.attempt, active.participants.asList(), Outcome.COMMITTED));
        delivery.send(active.txId);
    }

    private void reject(Active active, int refusingShard, Ballot.No no) {
        if (no.code() == RejectionCode.CANCELLED) {
            // One shard has barred the id. Whether it was cancelled everywhere, or executed somewhere before, all must say.
            cancels.begin(active);
            return;
        }
        core.abortAttempt(active, refusingShard);
        Outcome outcome = new Outcome.Rejected(no.code(), no.step());
        if (no.code() == RejectionCode.TX_EXPIRED) {
            // It says nothing about the outcome, so it is not recorded as one.
            core.active().remove(active.txId);
            core.answer(active, outcome);
        } else {
            finish(active, new Decided(active.txId, active.digest, null, List.of(), outcome));
        }
    }

    private void finish(Active active, Decided decided) {
        core.active().remove(active.txId);
        core.emit(decided);
        core.answer(active, decided.outcome());
    }

    private void die(Active active, int dyingShard) {
        core.abortAttempt(active, dyingShard);
        active.phase = Phase.BACKING_OFF;
        core.timers().add(core.nowMs() + backoffMs(active), new Due.NextAttempt(active.txId, active.attempt));
        active.deaths++;
    }

    /** Doubled each time, up to a bound, and spread by the bits of the id, because there is no randomness here. */
    private long backoffMs(Active active) {
        CoordinatorSettings settings = core.settings();
        long ceilingMs = Math.min(settings.maxBackoffMs(), settings.minBackoffMs() << Math.min(active.deaths, MAX_DOUBLINGS));
        long spread = Long.rotateLeft(active.txId.low() * 0x9E3779B97F4A7C15L, active.deaths) >>> 1;
        return ceilingMs / 2 + spread % (ceilingMs / 2 + 1);
    }

    /** Tells a shard what became of an attempt; nothing while it is undecided. Whatever is not known is aborted. */
    void tellFate(int shard, TxId txId, Attempt attempt) {
        boolean undecided = in(Phase.PREPARING, txId, attempt) != null;
        // An epoch above mine: I am a zombie, and know nothing of it.
        if (undecided || attempt.epoch() > core.epoch()) {
            return;
        }
        Fate fate = core.outcomes().get(txId);
        boolean committed = fate != null && attempt.equals(fate.attempt());
        core.outbox().decide(shard, txId, attempt, committed);
    }
}
