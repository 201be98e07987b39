package io.weft.simulator.coverage;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ShardRecord.Prepared;
import io.weft.simulator.coverage.ShardShadow.Waiting;

/** Prepares and decisions at a shard. Not thread-safe. */
final class PrepareWatch {

    private final Reached reached;
    private final ShardShadow shadow;
    private final AssetWatch assets;

    PrepareWatch(Reached reached, ShardShadow shadow, AssetWatch assets) {
        this.reached = reached;
        this.shadow = shadow;
        this.assets = assets;
    }

    void prepared(Prepare.Item item, StepSeen step) {
        if (!isSettledByEarlier(item)) {
            judged(item, step);
        }
    }

    /** Whether what is in doubt, or waits, under this id settles it. */
    private boolean isSettledByEarlier(Prepare.Item item) {
        Attempt doubt = shadow.inDoubt().get(item.txId());
        if (doubt != null) {
            if (doubt.isBefore(item.attempt())) {
                shadow.inDoubt().remove(item.txId());
                reached.reach(Transition.PREPARE_NEWER_ATTEMPT);
                return false;
            }
            boolean isSame = doubt.equals(item.attempt());
            reached.reach(isSame ? Transition.PREPARE_VOTES_AGAIN : Transition.PREPARE_OLDER_ATTEMPT);
            return true;
        }
        Waiting waiting = shadow.waiting().get(item.txId());
        if (waiting == null) {
            return false;
        }
        if (!waiting.isVote()) {
            reached.reach(Transition.PREPARE_OTHER_CONTENT);
            return true;
        }
        if (waiting.attempt().isBefore(item.attempt())) {
            shadow.waiting().remove(item.txId());
            reached.reach(Transition.PREPARE_NEWER_WAITS);
            return false;
        }
        boolean isSame = waiting.attempt().equals(item.attempt());
        reached.reach(isSame ? Transition.PREPARE_WAITS_ALREADY : Transition.PREPARE_OLDER_WAITS);
        return true;
    }

    private void judged(Prepare.Item item, StepSeen step) {
        Ballot ballot = step.ballot(item.txId(), item.attempt());
        if (isPrepared(item.txId(), item.attempt(), step)) {
            shadow.inDoubt().put(item.txId(), item.attempt());
            reached.reach(Transition.PREPARE_GRANTED);
        } else if (ballot instanceof Ballot.No no) {
            refused(no.code());
        } else if (ballot != null) {
            reached.reach(Transition.PREPARE_DIES);
        } else if (shadow.isApplied(item.txId())) {
            reached.reach(Transition.PREPARE_APPLIED);
        } else {
            shadow.waiting().put(item.txId(), assets.waiting(item.txId(), item.attempt(), null, step));
            reached.reach(Transition.PREPARE_WAITS);
        }
    }

    static boolean isPrepared(TxId txId, Attempt attempt, StepSeen step) {
        return step.record(Prepared.class, record -> record.txId().equals(txId) && record.attempt().equals(attempt)) != null;
    }

    private void refused(RejectionCode code) {
        if (Refusals.isOfTheSteps(code)) {
            reached.refuse(Refusals.OF_A_PREPARE, code);
        }
        reached.reach(switch (code) {
            case CANCELLED -> Transition.PREPARE_BARRED;
            case TX_EXPIRED -> Transition.PREPARE_TOO_OLD;
            case TX_ID_REUSED -> Transition.PREPARE_REUSED;
            default -> Transition.PREPARE_REFUSED;
        });
    }

    void decided(Decide.Item item) {
        boolean isInDoubt = shadow.isInDoubt(item.txId(), item.attempt());
        if (item.commit()) {
            shadow.apply(item.txId());
            reached.reach(isInDoubt ? Transition.COMMIT_APPLIED : Transition.COMMIT_APPLIED_BEFORE);
        } else if (isInDoubt) {
            shadow.inDoubt().remove(item.txId());
            reached.reach(Transition.ABORT_PREPARED);
        } else {
            Waiting waiting = shadow.waiting().get(item.txId());
            boolean isWaiting = waiting != null && item.attempt().equals(waiting.attempt());
            if (isWaiting) {
                shadow.waiting().remove(item.txId());
            }
            reached.reach(isWaiting ? Transition.ABORT_WAITING : Transition.ABORT_NOTHING);
        }
    }
}
