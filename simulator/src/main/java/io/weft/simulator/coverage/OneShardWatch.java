package io.weft.simulator.coverage;

import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ShardRecord;
import io.weft.protocol.shard.ShardRecord.Executed;
import io.weft.protocol.shard.ShardRecord.Refused;
import io.weft.simulator.coverage.ShardShadow.Waiting;
import java.util.HashSet;
import java.util.Set;

/** Transactions of one shard, and bars. Not thread-safe. */
final class OneShardWatch {

    private final Reached reached;
    private final ShardShadow shadow;
    private final AssetWatch assets;
    /** In this life; one that comes again in the same step is not executed by it. */
    private final Set<TxId> done = new HashSet<>();

    OneShardWatch(Reached reached, ShardShadow shadow, AssetWatch assets) {
        this.reached = reached;
        this.shadow = shadow;
        this.assets = assets;
    }

    void submitted(Submit.Item item, StepSeen step) {
        TxId txId = item.transaction().id();
        long requestId = item.replyTo().requestId();
        Outcome answer = step.outcome(requestId);
        Waiting waiting = shadow.waiting().get(txId);
        if (waiting != null && item.digest().equals(waiting.digest())) {
            joined(waiting, requestId, answer);
        } else if (isDone(txId, step)) {
            judged(txId, step);
        } else if (answer == null) {
            Waiting begun = assets.waiting(txId, null, item.digest(), step);
            begun.requests().add(requestId);
            shadow.waiting().put(txId, begun);
            reached.reach(Transition.EXECUTE_WAITS);
        } else {
            reached.reach(answered(answer, waiting, txId));
        }
    }

    /** What waits may be granted later in the same step, and is then answered too. */
    private void joined(Waiting waiting, long requestId, Outcome answer) {
        if (answer instanceof Outcome.Retryable retryable && retryable.code() == RetryableCode.RESOURCE_EXHAUSTED) {
            reached.reach(Transition.EXECUTE_JOIN_NO_ROOM);
        } else {
            boolean isNew = waiting.requests().add(requestId);
            reached.reach(isNew ? Transition.EXECUTE_JOINS : Transition.EXECUTE_DOUBLED);
        }
    }

    private boolean isDone(TxId txId, StepSeen step) {
        return !shadow.waiting().containsKey(txId) && (is(Executed.class, txId, step) || is(Refused.class, txId, step))
                && done.add(txId);
    }

    private static boolean is(Class<? extends ShardRecord> type, TxId txId, StepSeen step) {
        return step.record(type, record -> txId.equals(record instanceof Executed executed ? executed.txId()
                : ((Refused) record).txId())) != null;
    }

    private void judged(TxId txId, StepSeen step) {
        Refused refused = step.record(Refused.class, record -> record.txId().equals(txId));
        if (refused == null) {
            reached.reach(Transition.EXECUTE_GRANTED);
        } else {
            reached.refuse(Refusals.OF_ONE_SHARD, refused.code());
            reached.reach(Transition.EXECUTE_REFUSED);
        }
    }

    private Transition answered(Outcome answer, Waiting waiting, TxId txId) {
        if (answer instanceof Outcome.Committed) {
            return Transition.EXECUTE_KNOWN_COMMITTED;
        }
        if (answer instanceof Outcome.Retryable retryable) {
            if (retryable.code() != RetryableCode.ID_IN_USE) {
                return Transition.EXECUTE_NO_ROOM;
            }
            return waiting == null || shadow.inDoubt().containsKey(txId) ? Transition.EXECUTE_ID_PREPARED : Transition.EXECUTE_ID_WAITS;
        }
        RejectionCode code = ((Outcome.Rejected) answer).code();
        return switch (code) {
            case CANCELLED -> Transition.EXECUTE_BARRED;
            case TX_ID_REUSED -> Transition.EXECUTE_REUSED;
            case TX_EXPIRED -> Transition.EXECUTE_TOO_OLD;
            case TX_ID_FROM_FUTURE -> Transition.EXECUTE_TOO_NEW;
            default -> Transition.EXECUTE_KNOWN_REJECTED;
        };
    }

    void barred(TxId txId, StepSeen step) {
        Barred.Item answer = step.barred(txId);
        if (shadow.inDoubt().containsKey(txId)) {
            reached.reach(Transition.BAR_IN_DOUBT);
        } else if (answer == null) {
            reached.reach(Transition.BAR_NO_ROOM);
        } else if (answer.executed() != null) {
            reached.reach(executed(answer.executed(), txId));
        } else if (step.record(ShardRecord.Barred.class, record -> record.txId().equals(txId)) == null) {
            reached.reach(Transition.BAR_AGAIN);
        } else {
            Waiting dropped = shadow.waiting().remove(txId);
            reached.reach(dropped == null ? Transition.BAR_NEW
                    : dropped.isVote() ? Transition.BAR_DROPS_VOTE : Transition.BAR_DROPS_EXECUTE);
        }
    }

    private Transition executed(Outcome outcome, TxId txId) {
        if (outcome instanceof Outcome.Committed) {
            return shadow.isApplied(txId) ? Transition.BAR_APPLIED : Transition.BAR_EXECUTED;
        }
        boolean isTooOld = ((Outcome.Rejected) outcome).code() == RejectionCode.TX_EXPIRED;
        return isTooOld ? Transition.BAR_TOO_OLD : Transition.BAR_REFUSED;
    }
}
