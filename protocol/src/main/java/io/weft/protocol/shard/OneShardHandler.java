package io.weft.protocol.shard;

import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Found.State;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;

/** Transactions whose accounts all live here: one record, one answer. Also who asks for their outcomes, and who bars them. */
final class OneShardHandler {

    private final ShardCore core;
    private final ShardState state;
    private final RequestHandler requests;

    OneShardHandler(ShardCore core, RequestHandler requests) {
        this.core = core;
        this.state = core.state();
        this.requests = requests;
    }

    void submit(Submit.Item item) {
        TxId txId = item.transaction().id();
        Outcome known = known(item);
        if (known != null) {
            core.outbox().outcome(item.replyTo(), known);
            return;
        }
        if (requests.waiting(txId) instanceof Request.Execute same) {
            join(same, item);
            return;
        }
        List<ReplyTo> replyTos = new ArrayList<>(1);
        replyTos.add(item.replyTo());
        requests.judge(new Request.Execute(txId, item.digest(), placed(item.transaction().steps()), replyTos));
    }

    private static List<PlacedStep> placed(List<Step> steps) {
        List<PlacedStep> placed = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            placed.add(new PlacedStep(i, steps.get(i)));
        }
        return placed;
    }

    /** What can be answered without executing; null if nothing can. */
    private Outcome known(Submit.Item item) {
        TxId txId = item.transaction().id();
        Mark mark = state.marks().get(txId);
        if (mark instanceof Mark.Done done && done.digest().equals(item.digest())) {
            return done.outcome();
        }
        if (mark instanceof Mark.Barred) {
            return Outcome.rejected(RejectionCode.CANCELLED);
        }
        if (mark != null) {
            return Outcome.rejected(RejectionCode.TX_ID_REUSED);
        }
        if (state.inDoubt().containsKey(txId) || isOtherContentWaiting(item)) {
            return Outcome.retryable(RetryableCode.ID_IN_USE);
        }
        if (state.marks().isPurged(txId)) {
            return Outcome.rejected(RejectionCode.TX_EXPIRED);
        }
        boolean fromFuture = txId.timeMs() > core.nowMs() + core.settings().maxIdSkewMs();
        return fromFuture ? Outcome.rejected(RejectionCode.TX_ID_FROM_FUTURE) : null;
    }

    private boolean isOtherContentWaiting(Submit.Item item) {
        Request waiting = requests.waiting(item.transaction().id());
        return waiting instanceof Request.Vote
                || waiting instanceof Request.Execute execute && !execute.digest().equals(item.digest());
    }

    private void join(Request.Execute same, Submit.Item item) {
        if (same.replyTos().contains(item.replyTo())) {
            return;
        }
        if (same.replyTos().size() >= core.settings().maxJoined()) {
            core.outbox().outcome(item.replyTo(), Outcome.retryable(RetryableCode.RESOURCE_EXHAUSTED));
        } else {
            same.replyTos().add(item.replyTo());
        }
    }

    /**
     * Makes sure that the transaction is never executed here, unless it was (rule 9). A bar that meets a yes vote may be
     * one of a cancellation that a crash made forgotten, with a later attempt decided by now: so it is not answered. A
     * coordinator that still cancels tells this shard to abort, and bars again.
     */
    void bar(TxId txId, int coordinator) {
        Mark mark = state.marks().get(txId);
        if (state.inDoubt().containsKey(txId) || mark == null && core.marksAreFull()) {
            return;
        }
        Outcome executed = mark instanceof Mark.Done done ? done.outcome()
                : mark instanceof Mark.Applied ? Outcome.COMMITTED : null;
        if (mark == null) {
            if (state.marks().isPurged(txId)) {
                executed = Outcome.rejected(RejectionCode.TX_EXPIRED);
            } else {
                dropWaiting(txId);
                core.emit(new ShardRecord.Barred(txId));
            }
        }
        core.outbox().barred(core.index(), coordinator, txId, executed);
    }

    private void dropWaiting(TxId txId) {
        Request waiting = requests.waiting(txId);
        if (waiting != null) {
            requests.drop(waiting);
            if (waiting instanceof Request.Execute execute) {
                requests.answer(execute.replyTos(), Outcome.rejected(RejectionCode.CANCELLED));
            }
        }
    }

    void find(FindTransaction find) {
        Mark mark = state.marks().get(find.txId());
        State found = State.NOT_FOUND;
        Outcome outcome = null;
        if (mark instanceof Mark.Done done) {
            found = State.DECIDED;
            outcome = done.outcome();
        } else if (mark instanceof Mark.Barred || requests.waiting(find.txId()) instanceof Request.Execute) {
            // A bar alone does not decide: its cancellation may still find that another shard has executed the id.
            found = State.PENDING;
        } else if (mark == null && state.marks().isPurged(find.txId())) {
            found = State.EXPIRED;
        }
        core.outbox().answer(find.replyTo().party(), new GatewayMessage.Found(find.replyTo().requestId(), found, outcome));
    }
}
