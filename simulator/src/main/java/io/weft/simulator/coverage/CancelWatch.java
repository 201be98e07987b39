package io.weft.simulator.coverage;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.GatewayMessage.CancelResult;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import io.weft.simulator.coverage.RunningTransactions.Phase;
import io.weft.simulator.coverage.RunningTransactions.Running;
import java.util.Set;

/** Cancellations at a coordinator, and what is given up there. Not thread-safe. */
final class CancelWatch {

    private final Reached reached;
    private final RunningTransactions running;
    private final Set<TxId> refusedContents;

    /** @param refusedContents ids of which a content was refused because the id is another's: that says nothing of the id */
    CancelWatch(Reached reached, RunningTransactions running, Set<TxId> refusedContents) {
        this.reached = reached;
        this.running = running;
        this.refusedContents = refusedContents;
    }

    void cancelled(Cancel cancel, StepSeen step) {
        long requestId = cancel.replyTo().requestId();
        Running transaction = running.get(cancel.txId());
        CancelResult answer = step.answer(CancelResult.class, requestId);
        if (answer != null) {
            reached.reach(answered(answer.outcome(), transaction));
        } else if (transaction == null) {
            boolean isRefused = refusedContents.contains(cancel.txId());
            begin(running.begin(cancel.txId(), null), requestId, isRefused ? Transition.CANCEL_REFUSED_CONTENT : Transition.CANCEL_UNKNOWN);
        } else if (transaction.phase() == Phase.CANCELLING) {
            reached.reach(transaction.asks(requestId) ? Transition.CANCEL_JOINS : Transition.CANCEL_DOUBLED);
        } else {
            boolean isPreparing = transaction.phase() == Phase.PREPARING;
            begin(transaction, requestId, isPreparing ? Transition.CANCEL_PREPARING : Transition.CANCEL_BACKING_OFF);
        }
    }

    private void begin(Running transaction, long requestId, Transition transition) {
        transaction.asks(requestId);
        transaction.cancel();
        reached.reach(transition);
    }

    private static Transition answered(Outcome outcome, Running transaction) {
        if (outcome == null) {
            return Transition.CANCEL_CANCELLED;
        }
        if (outcome instanceof Outcome.Retryable) {
            return transaction == null ? Transition.CANCEL_NO_ROOM : Transition.CANCEL_JOIN_NO_ROOM;
        }
        if (CoordinatorWatch.isRejected(outcome, RejectionCode.TX_EXPIRED)) {
            return Transition.CANCEL_TOO_OLD;
        }
        boolean isTooNew = CoordinatorWatch.isRejected(outcome, RejectionCode.TX_ID_FROM_FUTURE);
        return isTooNew ? Transition.CANCEL_TOO_NEW : Transition.CANCEL_DECIDED;
    }

    void barred(Barred.Item item, StepSeen step) {
        Running transaction = running.get(item.txId());
        if (transaction == null || transaction.phase() != Phase.CANCELLING) {
            reached.reach(Transition.BAR_LATE);
            return;
        }
        boolean isDecided = step.record(Decided.class, decided -> decided.txId().equals(item.txId())) != null;
        if (item.executed() == null && !isDecided) {
            reached.reach(Transition.BARRED_BY_ONE);
            return;
        }
        running.remove(item.txId());
        reached.reach(item.executed() == null ? Transition.BARRED_BY_ALL : metOutcome(item, isDecided));
    }

    private Transition metOutcome(Barred.Item item, boolean isDecided) {
        if (CoordinatorWatch.isRejected(item.executed(), RejectionCode.TX_EXPIRED)) {
            return Transition.BAR_MET_EXPIRY;
        }
        if (isDecided) {
            return Transition.BAR_MET_OTHER_CONTENT;
        }
        return refusedContents.contains(item.txId()) ? Transition.BAR_MET_OUTCOME_AGAIN : Transition.BAR_MET_OUTCOME;
    }

    void ticked(StepSeen step) {
        step.each(Bar.class, bar -> reached.reach(Transition.BARS_AGAIN));
        step.eachOutcome((requestId, outcome) -> givenUp(requestId));
        step.each(CancelResult.class, result -> givenUp(result.requestId()));
    }

    /** A tick answers only those whose time is up, and all of them at once. */
    private void givenUp(long requestId) {
        Running transaction = running.askedBy(requestId);
        if (transaction != null) {
            running.remove(transaction.txId());
            reached.reach(switch (transaction.phase()) {
                case PREPARING -> Transition.PREPARING_TIMED_OUT;
                case BACKING_OFF -> Transition.BACKING_OFF_TIMED_OUT;
                case CANCELLING -> Transition.CANCELLING_TIMED_OUT;
            });
        }
    }
}
