package io.weft.simulator.coverage;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import io.weft.simulator.coverage.RunningTransactions.Phase;
import io.weft.simulator.coverage.RunningTransactions.Running;
import io.weft.simulator.entity.Sent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Transactions that come to a coordinator, and their attempts. Not thread-safe. */
final class SubmitWatch {

    private final Reached reached;
    private final RunningTransactions running;
    /** Of this life; what was decided before is known from its answers only. */
    private final Map<TxId, Digest> contents = new HashMap<>();

    SubmitWatch(Reached reached, RunningTransactions running) {
        this.reached = reached;
        this.running = running;
    }

    void decided(Decided decided) {
        contents.put(decided.txId(), decided.digest());
    }

    void submitted(Submit.Item item, StepSeen step) {
        TxId txId = item.transaction().id();
        Running transaction = running.get(txId);
        Outcome answer = step.outcome(item.replyTo().requestId());
        if (answer instanceof Outcome.Retryable retryable) {
            reached.reach(notAdmitted(retryable.code(), transaction));
        } else if (answer != null) {
            reached.reach(known(item, answer));
        } else if (transaction == null) {
            Running begun = running.begin(txId, item.digest());
            begun.asks(item.replyTo().requestId());
            begun.prepare(attemptOf(txId, step));
            reached.reach(Transition.SUBMIT_ADMITTED);
        } else if (!transaction.asks(item.replyTo().requestId())) {
            reached.reach(Transition.SUBMIT_DOUBLED);
        } else {
            boolean isPreparing = transaction.phase() == Phase.PREPARING;
            reached.reach(isPreparing ? Transition.SUBMIT_JOINS_PREPARING : Transition.SUBMIT_JOINS_BACKING_OFF);
        }
    }

    private static Transition notAdmitted(RetryableCode code, Running transaction) {
        return switch (code) {
            case CANCELLING -> Transition.SUBMIT_CANCELLING;
            case ID_IN_USE -> Transition.SUBMIT_ID_IN_USE;
            default -> transaction == null ? Transition.SUBMIT_NO_ROOM : Transition.SUBMIT_JOIN_NO_ROOM;
        };
    }

    private Transition known(Submit.Item item, Outcome answer) {
        if (answer instanceof Outcome.Committed) {
            return Transition.SUBMIT_KNOWN_COMMITTED;
        }
        RejectionCode code = ((Outcome.Rejected) answer).code();
        return switch (code) {
            case TX_EXPIRED -> Transition.SUBMIT_TOO_OLD;
            case TX_ID_FROM_FUTURE -> Transition.SUBMIT_TOO_NEW;
            // It may be the stored outcome itself.
            case TX_ID_REUSED -> isOtherContent(item) ? Transition.SUBMIT_REUSED : Transition.SUBMIT_KNOWN_REJECTED;
            default -> Transition.SUBMIT_KNOWN_REJECTED;
        };
    }

    private boolean isOtherContent(Submit.Item item) {
        Digest known = contents.get(item.transaction().id());
        return known != null && !known.equals(item.digest());
    }

    private static Attempt attemptOf(TxId txId, StepSeen step) {
        Attempt[] found = new Attempt[1];
        step.each(Prepare.class, prepare -> prepare.items().stream().filter(item -> item.txId().equals(txId))
                .forEach(item -> found[0] = item.attempt()));
        return found[0];
    }

    void ticked(StepSeen step) {
        // One for each participant.
        Set<TxId> seen = new HashSet<>();
        for (Sent sent : step.sent()) {
            if (sent.message() instanceof Prepare prepare) {
                prepare.items().stream().filter(item -> seen.add(item.txId())).forEach(this::prepared);
            }
        }
    }

    private void prepared(Prepare.Item item) {
        Running transaction = running.get(item.txId());
        if (transaction == null) {
            // A machine that is not what it should be: others judge that.
            return;
        }
        if (transaction.isOf(item.attempt())) {
            reached.reach(Transition.PREPARES_AGAIN);
        } else {
            transaction.prepare(item.attempt());
            reached.reach(Transition.NEXT_ATTEMPT);
        }
    }
}
