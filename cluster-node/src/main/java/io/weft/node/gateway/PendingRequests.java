package io.weft.node.gateway;

import io.weft.node.gateway.Pending.OfQuestion;
import io.weft.node.gateway.Pending.OfTransaction;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The requests of one gateway actor that wait for an answer. Every request has an id of its own, so that the same
 * transaction may be asked for twice at the same time: its entity answers both.
 *
 * <p>Not thread-safe: the actor's own. Time comes from outside.
 */
final class PendingRequests {

    private final Party self;
    private final Sender sender;
    private final Pending.ResendPause pause;
    private final Limits limits;

    private final RequestTable pending = new RequestTable();
    private final Submissions submissions = new Submissions();
    private final GatheredReads reads;
    private final Set<Gathering> toFlush = new LinkedHashSet<>();

    PendingRequests(Party self, Sender sender, Pending.ResendPause pause, Limits limits) {
        this.self = self;
        this.sender = sender;
        this.reads = new GatheredReads(sender);
        this.pause = pause;
        this.limits = limits;
    }

    /** Gathers them; {@link #flush} sends. */
    void execute(GatewayCommand.Execute command, long nowMs) {
        for (RoutedTransaction routed : command.transactions()) {
            submit(pending.add(id -> new OfTransaction(id, routed, command.sink(), command.deadlineMs())), nowMs);
        }
    }

    /** Gathers reads of accounts, which {@link #flush} sends; asks all else at once. */
    void ask(GatewayCommand.Ask command, long nowMs) {
        for (Asked asked : command.questions()) {
            ask(pending.add(id -> new OfQuestion(id, asked, command.deadlineMs())), nowMs);
        }
    }

    /** An answer that nobody waits for any more is dropped: it was sent twice, or came too late. */
    void answered(GatewayMessage message) {
        if (message instanceof Outcomes outcomes) {
            answered(outcomes);
        } else if (message instanceof GatewayMessage.AccountStates several) {
            several.states().forEach(this::answered);
        } else {
            answered((GatewayMessage.Answer) message);
        }
    }

    private void answered(GatewayMessage.Answer answer) {
        if (pending.find(answer.requestId()) instanceof OfQuestion request) {
            pending.remove(request);
            limits.questions().release(1);
            request.answer(answer);
            toFlush.add(request.sink.gathering());
        }
    }

    /** Neighbours mostly came in the same batch, so what concerns the batch is done once for a run of them. */
    private void answered(Outcomes outcomes) {
        Gathering last = null;
        for (Outcomes.Item item : outcomes.items()) {
            if (pending.find(item.requestId()) instanceof OfTransaction request) {
                pending.remove(request);
                limits.transactions().release(1);
                request.answer(item);
                if (request.sink != last) {
                    last = request.sink;
                    toFlush.add(last);
                }
            }
        }
    }

    /** Sends what was gathered, each way. */
    void flush() {
        submissions.sendTo(sender);
        reads.flush();
        toFlush.forEach(Gathering::flush);
        toFlush.clear();
    }

    /** Asks again what was not answered in time, and gives up what is too late. {@link #flush} sends. */
    void tick(long nowMs) {
        pending.forEach(request -> {
            if (request.isTooLate(nowMs)) {
                pending.remove(request);
                giveUp(request);
            } else if (request.isToBeSentAgain(nowMs)) {
                sendAgain(request, nowMs);
            }
        });
    }

    int size() {
        return pending.size();
    }

    private void giveUp(Pending request) {
        if (request instanceof OfTransaction transaction) {
            limits.transactions().release(1);
            transaction.giveUp();
            toFlush.add(transaction.sink);
        } else {
            OfQuestion question = (OfQuestion) request;
            limits.questions().release(1);
            question.giveUp();
            toFlush.add(question.sink.gathering());
        }
    }

    private void sendAgain(Pending request, long nowMs) {
        if (request instanceof OfTransaction transaction) {
            submit(transaction, nowMs);
        } else {
            ask((OfQuestion) request, nowMs);
        }
    }

    private void submit(OfTransaction request, long nowMs) {
        ReplyTo replyTo = new ReplyTo(self, request.requestId);
        submissions.add(request.routed.route(), request.routed.submittedFor(replyTo));
        request.wasSent(nowMs, pause);
    }

    private void ask(OfQuestion request, long nowMs) {
        request.question.ask(reads, new ReplyTo(self, request.requestId));
        request.wasSent(nowMs, pause);
    }
}
