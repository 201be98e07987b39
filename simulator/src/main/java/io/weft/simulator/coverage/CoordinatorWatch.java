package io.weft.simulator.coverage;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.coordinator.CoordinatorRecord.Delivered;
import io.weft.protocol.coordinator.CoordinatorRecord.Purged;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Cancel;
import io.weft.protocol.message.CoordinatorMessage.Inquire;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One life of a coordinator. What is running follows from inputs and outputs alone, because a life begins with nothing
 * that runs; what is undelivered from the commits that it sends when it begins.
 */
final class CoordinatorWatch implements RoleWatch {

    private final Reached reached;
    private final RunningTransactions running;
    private final SubmitWatch submits;
    private final CancelWatch cancels;
    private final Map<TxId, Attempt> undelivered = new HashMap<>();
    /** Ids of which this life has refused a content as TX_ID_REUSED. Of what it has recovered nothing is known. */
    private final Set<TxId> refusedContents = new HashSet<>();

    CoordinatorWatch(Reached reached) {
        this.reached = reached;
        this.running = new RunningTransactions();
        this.submits = new SubmitWatch(reached, running);
        this.cancels = new CancelWatch(reached, running, refusedContents);
    }

    @Override
    public void begun(StepSeen step) {
        step.each(Decide.class, decide -> decide.items().forEach(item -> {
            reached.reach(Transition.RECOVERS_UNDELIVERED);
            undelivered.put(item.txId(), item.attempt());
        }));
        if (undelivered.isEmpty()) {
            reached.reach(step.epoch() == 1 ? Transition.COORDINATOR_STARTS : Transition.COORDINATOR_RECOVERS);
        }
    }

    @Override
    public void checkpointed() {
        if (!undelivered.isEmpty()) {
            reached.reach(Transition.CHECKPOINT_UNDELIVERED);
        }
    }

    @Override
    public void stepped(StepSeen step) {
        if (step.input() == null) {
            ticked(step);
        } else if (step.input() instanceof Submit submit) {
            submit.items().forEach(item -> submits.submitted(item, step));
        } else if (step.input() instanceof Votes votes) {
            votes.votes().forEach(vote -> voted(votes.shard(), vote, step));
        } else if (step.input() instanceof Applied applied) {
            applied.items().forEach(item -> applied(item, step));
        } else if (step.input() instanceof Inquire inquire) {
            inquire.items().forEach(item -> inquired(inquire.shard(), item, step));
        } else if (step.input() instanceof Cancel cancel) {
            cancels.cancelled(cancel, step);
        } else if (step.input() instanceof Barred barred) {
            barred.items().forEach(item -> cancels.barred(item, step));
        } else if (step.input() instanceof FindTransaction find) {
            step.each(Found.class, found -> found(find.txId(), found.state()));
        }
        noteDecisions(step);
    }

    private void noteDecisions(StepSeen step) {
        for (Object record : step.records()) {
            if (record instanceof Decided decided) {
                submits.decided(decided);
                if (isRejected(decided.outcome(), RejectionCode.TX_ID_REUSED)) {
                    refusedContents.add(decided.txId());
                }
                if (decided.attempt() != null) {
                    undelivered.put(decided.txId(), decided.attempt());
                }
            } else if (record instanceof Purged purged) {
                refusedContents.removeIf(txId -> txId.timeMs() < purged.beforeMs());
            }
        }
    }

    private void voted(int shard, Vote vote, StepSeen step) {
        RunningTransactions.Running transaction = running.preparing(vote.txId(), vote.attempt());
        boolean isYes = vote.ballot() instanceof Ballot.Yes;
        if (transaction == null) {
            reached.reach(isYes ? lateYes(shard, vote, step) : Transition.LATE_NO);
        } else if (vote.ballot() instanceof Ballot.No no) {
            refused(transaction, no.code());
        } else if (!isYes) {
            transaction.backOff();
            reached.reach(Transition.VOTE_DIE);
        } else if (!transaction.votes(shard)) {
            reached.reach(Transition.VOTE_REPEATED);
        } else if (step.record(Decided.class, decided -> decided.txId().equals(vote.txId())) != null) {
            running.remove(vote.txId());
            reached.reach(Transition.VOTE_LAST);
        } else {
            reached.reach(Transition.VOTE_COUNTED);
        }
    }

    private Transition lateYes(int shard, Vote vote, StepSeen step) {
        Boolean commit = step.told(shard, vote.txId(), vote.attempt());
        if (commit == null) {
            return Transition.LATE_YES_NEW_EPOCH;
        }
        if (commit) {
            return Transition.LATE_YES_COMMITTED;
        }
        return vote.attempt().epoch() < step.epoch() ? Transition.LATE_YES_OLD_EPOCH : Transition.LATE_YES_ABORTED;
    }

    private void refused(RunningTransactions.Running transaction, RejectionCode code) {
        if (code == RejectionCode.CANCELLED) {
            transaction.cancel();
            reached.reach(Transition.VOTE_NO_CANCELLED);
            return;
        }
        running.remove(transaction.txId());
        reached.reach(code == RejectionCode.TX_EXPIRED ? Transition.VOTE_NO_EXPIRED : Transition.VOTE_NO);
    }

    private void applied(Applied.Item item, StepSeen step) {
        if (!item.attempt().equals(undelivered.get(item.txId()))) {
            reached.reach(Transition.APPLIED_AGAIN);
        } else if (step.record(Delivered.class, delivered -> delivered.txId().equals(item.txId())) != null) {
            undelivered.remove(item.txId());
            reached.reach(Transition.APPLIED_BY_ALL);
        } else {
            reached.reach(Transition.APPLIED_BY_ONE);
        }
    }

    private void inquired(int shard, Inquire.Item item, StepSeen step) {
        Boolean commit = step.told(shard, item.txId(), item.attempt());
        boolean isOld = item.attempt().epoch() < step.epoch();
        if (commit == null) {
            reached.reach(item.attempt().epoch() > step.epoch() ? Transition.INQUIRY_NEW_EPOCH : Transition.INQUIRY_UNDECIDED);
        } else if (commit) {
            reached.reach(isOld ? Transition.INQUIRY_COMMITTED_OLD_EPOCH : Transition.INQUIRY_COMMITTED);
        } else {
            reached.reach(isOld ? Transition.INQUIRY_ABORTED_OLD_EPOCH : Transition.INQUIRY_ABORTED);
        }
    }

    private void found(TxId txId, Found.State state) {
        reached.reach(switch (state) {
            case DECIDED -> Transition.FOUND_DECIDED;
            case PENDING -> Transition.FOUND_PENDING;
            case NOT_FOUND -> refusedContents.contains(txId) ? Transition.FOUND_REFUSED_CONTENT : Transition.FOUND_NOTHING;
            case EXPIRED -> Transition.FOUND_TOO_OLD;
        });
    }

    private void ticked(StepSeen step) {
        if (step.isSilent()) {
            return;
        }
        submits.ticked(step);
        cancels.ticked(step);
        step.each(Decide.class, decide -> decide.items().stream().filter(Decide.Item::commit).forEach(item ->
                reached.reach(item.attempt().epoch() < step.epoch() ? Transition.COMMIT_AGAIN_OLD_EPOCH : Transition.COMMIT_AGAIN)));
        if (step.record(Purged.class, purged -> true) != null) {
            reached.reach(Transition.OUTCOMES_PURGED);
        }
    }

    static boolean isRejected(Outcome outcome, RejectionCode code) {
        return outcome instanceof Outcome.Rejected rejected && rejected.code() == code;
    }
}
