package io.weft.protocol.shard;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;

/** The participant of two-phase commit: votes on prepares and does what is decided. Every message may come twice. */
final class ParticipantHandler {

    private final ShardCore core;
    private final ShardState state;
    private final RequestHandler requests;

    ParticipantHandler(ShardCore core, RequestHandler requests) {
        this.core = core;
        this.state = core.state();
        this.requests = requests;
    }

    void prepare(Prepare.Item item) {
        if (answerFromMark(item) || isRepeated(item)) {
            return;
        }
        requests.judge(new Request.Vote(item.txId(), item.digest(), item.attempt(), item.steps()));
    }

    /** Whether the mark of this id, or its absence so long after, settles it. */
    private boolean answerFromMark(Prepare.Item item) {
        Mark mark = state.marks().get(item.txId());
        if (mark == null) {
            if (state.marks().isPurged(item.txId())) {
                voteNo(item, RejectionCode.TX_EXPIRED);
                return true;
            }
            return false;
        }
        if (mark instanceof Mark.Barred) {
            voteNo(item, RejectionCode.CANCELLED);
        } else if (!digest(mark).equals(item.digest())) {
            voteNo(item, RejectionCode.TX_ID_REUSED);
        }
        // Else it is a late prepare of a transaction that is applied here: its coordinator knows.
        return true;
    }

    private static Digest digest(Mark mark) {
        return mark instanceof Mark.Applied applied ? applied.digest() : ((Mark.Done) mark).digest();
    }

    /** Whether another attempt, or another try of this one, settles it. An older attempt than this is dead, and released. */
    private boolean isRepeated(Prepare.Item item) {
        ShardState.InDoubt doubt = state.inDoubt().get(item.txId());
        if (doubt != null) {
            if (doubt.attempt().equals(item.attempt())) {
                core.outbox().vote(core.index(), item.txId(), item.attempt(), Ballot.YES);
                return true;
            }
            if (!doubt.attempt().isBefore(item.attempt())) {
                return true;
            }
            // A coordinator begins an attempt only after the one before was aborted.
            core.emit(new ShardRecord.Aborted(item.txId(), doubt.attempt()));
            return false;
        }
        Request waiting = requests.waiting(item.txId());
        if (waiting instanceof Request.Vote vote) {
            if (!vote.attempt().isBefore(item.attempt())) {
                return true;
            }
            requests.drop(vote);
        } else if (waiting != null) {
            // Another content under this id, and undecided: it is too early to refuse either for good.
            core.outbox().vote(core.index(), item.txId(), item.attempt(), Ballot.DIE);
            return true;
        }
        return false;
    }

    private void voteNo(Prepare.Item item, RejectionCode code) {
        Ballot no = new Ballot.No(code, Outcome.WHOLE_TRANSACTION);
        core.outbox().vote(core.index(), item.txId(), item.attempt(), no);
    }

    void decide(Decide.Item item) {
        if (item.commit()) {
            commit(item.txId(), item.attempt());
        } else {
            abort(item.txId(), item.attempt());
        }
    }

    private void commit(TxId txId, Attempt attempt) {
        ShardState.InDoubt doubt = state.inDoubt().get(txId);
        if (doubt != null && doubt.attempt().equals(attempt)) {
            core.emit(new ShardRecord.Committed(txId, attempt));
        } else {
            boolean applied = state.marks().get(txId) instanceof Mark.Applied mark && mark.attempt().equals(attempt);
            if (!applied && !state.marks().isPurged(txId)) {
                throw new InvariantBroken("a commit of " + txId + " " + attempt + ", which was never prepared here");
            }
        }
        core.outbox().applied(core.index(), txId, attempt);
    }

    private void abort(TxId txId, Attempt attempt) {
        ShardState.InDoubt doubt = state.inDoubt().get(txId);
        if (doubt != null && doubt.attempt().equals(attempt)) {
            core.emit(new ShardRecord.Aborted(txId, attempt));
        } else if (requests.waiting(txId) instanceof Request.Vote vote && vote.attempt().equals(attempt)) {
            requests.drop(vote);
        }
    }
}
