package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.Active.Phase;
import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import java.util.List;

/**
 * Cancels an id, whatever its content (rule 9). The id alone does not tell whether its transaction goes to one shard or
 * comes here, so every shard is asked to bar it first; only when all have, durably, is it decided.
 */
final class CancelHandler {

    private final CoordinatorCore core;

    CancelHandler(CoordinatorCore core) {
        this.core = core;
    }

    void cancel(TxId txId, ReplyTo replyTo) {
        Fate fate = core.outcomes().ofId(txId);
        if (fate != null) {
            answer(replyTo, isCancelled(fate.outcome()) ? null : fate.outcome());
            return;
        }
        Active active = core.active().get(txId);
        if (active == null) {
            Outcome refused = refusal(txId);
            if (refused != null) {
                answer(replyTo, refused);
                return;
            }
            active = new Active(txId, null, Participants.NONE, core.nowMs());
            core.active().put(txId, active);
        }
        if (active.cancellers.size() >= core.settings().maxJoined()) {
            answer(replyTo, Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
            return;
        }
        if (!active.cancellers.contains(replyTo)) {
            active.cancellers.add(replyTo);
        }
        if (active.phase != Phase.CANCELLING) {
            begin(active);
        }
    }

    private static boolean isCancelled(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code() == RejectionCode.CANCELLED;
    }

    private static boolean isExpired(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code() == RejectionCode.TX_EXPIRED;
    }

    private Outcome refusal(TxId txId) {
        if (core.outcomes().memory().isPurged(txId)) {
            return Outcome.rejected(RejectionCode.TX_EXPIRED);
        }
        if (txId.timeMs() > core.nowMs() + core.settings().maxIdSkewMs()) {
            return Outcome.rejected(RejectionCode.TX_ID_FROM_FUTURE);
        }
        return core.isFull() ? Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED) : null;
    }

    /** Gives up the attempt that may be running, and asks every shard to bar the id. */
    void begin(Active active) {
        if (active.phase == Phase.PREPARING) {
            core.abortAttempt(active, -1);
        }
        active.phase = Phase.CANCELLING;
        active.cancelUntilMs = core.nowMs() + core.settings().maxUndecidedMs();
        active.awaited = ShardSet.all(core.placement().shards());
        sendBars(active);
    }

    private void sendBars(Active active) {
        active.awaited.forEach(shard -> core.outbox().bar(core.index(), shard, active.txId));
        core.timers().add(core.nowMs() + core.settings().resendMs(), new Due.RepeatBar(active.txId));
    }

    void resend(TxId txId) {
        Active active = core.active().get(txId);
        if (active == null || active.phase != Phase.CANCELLING) {
            return;
        }
        if (core.nowMs() < active.cancelUntilMs) {
            sendBars(active);
            return;
        }
        // A shard is away (rule 4). The bars that were set stay; a retry of the cancellation meets them.
        Outcome timedOut = Outcome.retryable(RetryableCode.TIMED_OUT);
        core.active().remove(txId);
        core.answer(active, timedOut);
        active.cancellers.forEach(replyTo -> answer(replyTo, timedOut));
    }

    void barred(int shard, Barred.Item item) {
        Active active = core.active().get(item.txId());
        if (active == null || active.phase != Phase.CANCELLING) {
            return;
        }
        if (item.executed() != null) {
            core.active().remove(active.txId);
            refuseOtherContent(active, item.executed());
            active.cancellers.forEach(replyTo -> answer(replyTo, item.executed()));
        } else if (active.awaited.remove(shard) && active.awaited.isEmpty()) {
            Outcome cancelled = Outcome.rejected(RejectionCode.CANCELLED);
            core.active().remove(active.txId);
            core.emit(new Decided(active.txId, active.digest, null, List.of(), cancelled));
            core.answer(active, cancelled);
            active.cancellers.forEach(replyTo -> answer(replyTo, null));
        }
    }

    /** It was executed by one shard alone. What came here under its id is another content, and is refused for good. */
    private void refuseOtherContent(Active active, Outcome executed) {
        if (isExpired(executed)) {
            core.answer(active, executed);
        } else if (active.digest != null) {
            Outcome reused = Outcome.rejected(RejectionCode.TX_ID_REUSED);
            core.emit(new Decided(active.txId, active.digest, null, List.of(), reused));
            core.answer(active, reused);
        }
    }

    /** @param outcome null: cancelled */
    private void answer(ReplyTo replyTo, Outcome outcome) {
        core.outbox().answer(replyTo.party(), new GatewayMessage.CancelResult(replyTo.requestId(), outcome));
    }
}
