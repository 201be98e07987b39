package io.weft.simulator.coverage;

import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ShardRecord.Executed;
import io.weft.protocol.shard.ShardRecord.Refused;
import io.weft.simulator.coverage.ShardShadow.Waiting;

/** What waits at a shard leaves in the course of any step, mostly of one that is about another transaction. Not thread-safe. */
final class WaiterWatch {

    private final Reached reached;
    private final ShardShadow shadow;

    WaiterWatch(Reached reached, ShardShadow shadow) {
        this.reached = reached;
        this.shadow = shadow;
    }

    /** What the step has decided. */
    void stepped(StepSeen step) {
        if (shadow.waiting().isEmpty()) {
            return;
        }
        for (Object record : step.records()) {
            if (record instanceof Executed executed) {
                executed(executed.txId());
            } else if (record instanceof Refused refused) {
                refused(refused.txId(), refused.code());
            }
        }
    }

    /** What the step has sent. */
    void sent(Message message, StepSeen step) {
        if (shadow.waiting().isEmpty()) {
            return;
        }
        if (message instanceof Votes votes) {
            votes.votes().forEach(vote -> voted(vote, step));
        } else if (message instanceof Outcomes outcomes) {
            outcomes.items().forEach(item -> answered(item.requestId(), item.outcome()));
        }
    }

    private void voted(Vote vote, StepSeen step) {
        Waiting waiting = shadow.waiting().get(vote.txId());
        if (waiting == null || !vote.attempt().equals(waiting.attempt())) {
            return;
        }
        shadow.waiting().remove(vote.txId());
        if (vote.ballot() instanceof Ballot.Yes) {
            shadow.inDoubt().put(vote.txId(), vote.attempt());
            reached.reach(Transition.WAITER_PREPARED);
        } else if (vote.ballot() instanceof Ballot.No no) {
            reached.refuse(Refusals.OF_A_PREPARE, no.code());
            reached.reach(Transition.WAITER_REFUSED);
        } else {
            reached.reach(death(step));
        }
    }

    private static Transition death(StepSeen step) {
        if (step.input() == null) {
            return Transition.WAITER_TIMED_OUT;
        }
        boolean isUndecided = step.input() instanceof AssetStandings answer
                && answer.items().stream().anyMatch(item -> item.standing() == AssetStandings.Standing.UNDECIDED);
        return isUndecided ? Transition.ASSET_UNDECIDED_DIES : Transition.WAITER_DIES;
    }

    private void executed(TxId txId) {
        if (leaves(txId)) {
            reached.reach(Transition.WAITER_EXECUTED);
        }
    }

    private void refused(TxId txId, RejectionCode code) {
        if (leaves(txId)) {
            reached.refuse(Refusals.OF_ONE_SHARD, code);
            reached.reach(Transition.WAITER_REJECTED);
        }
    }

    private boolean leaves(TxId txId) {
        Waiting waiting = shadow.waiting().get(txId);
        return waiting != null && !waiting.isVote() && shadow.waiting().remove(txId, waiting);
    }

    /** Given back. One that was refused room to join does not wait itself. */
    private void answered(long requestId, Outcome outcome) {
        if (outcome instanceof Outcome.Retryable retryable) {
            shadow.waiting().values().stream().filter(waiting -> waiting.requests().contains(requestId)).findAny().ifPresent(found -> {
                shadow.waiting().remove(found.txId());
                boolean isLate = retryable.code() == RetryableCode.TIMED_OUT;
                reached.reach(isLate ? Transition.WAITER_GIVEN_BACK : Transition.WAITER_NO_ROOM);
            });
        }
    }
}
