package io.weft.node.gateway;

import io.weft.node.gateway.Pending.OfQuestion;
import io.weft.node.gateway.Pending.OfTransaction;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
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

    private final Map<Long, Pending> pending = new HashMap<>();
    private final Submissions submissions = new Submissions();
    private final Set<Gathering> toFlush = new LinkedHashSet<>();
    private long lastRequestId;

    PendingRequests(Party self, Sender sender, Pending.ResendPause pause, Limits limits) {
        this.self = self;
        this.sender = sender;
        this.pause = pause;
        this.limits = limits;
    }

    /** Gathers them; {@link #flush} sends. */
    void execute(GatewayCommand.Execute command, long nowMs) {
        for (RoutedTransaction routed : command.transactions()) {
            OfTransaction request = new OfTransaction(++lastRequestId, routed, command.sink(), command.deadlineMs());
            pending.put(request.requestId, request);
            submit(request, nowMs);
        }
    }

    void ask(GatewayCommand.Ask command, long nowMs) {
        OfQuestion request = new OfQuestion(++lastRequestId, command);
        pending.put(request.requestId, request);
        askNow(request, nowMs);
    }

    /** An answer that nobody waits for any more is dropped: it was sent twice, or came too late. */
    void answered(GatewayMessage message) {
        if (message instanceof Outcomes outcomes) {
            outcomes.items().forEach(this::answered);
        } else {
            answered((GatewayMessage.Answer) message);
        }
    }

    private void answered(GatewayMessage.Answer answer) {
        if (pending.get(answer.requestId()) instanceof OfQuestion request) {
            pending.remove(answer.requestId());
            limits.questions().release(1);
            request.answer(answer);
            toFlush.add(request.sink.gathering());
        }
    }

    private void answered(Outcomes.Item item) {
        if (pending.get(item.requestId()) instanceof OfTransaction request) {
            pending.remove(item.requestId());
            limits.transactions().release(1);
            request.answer(item);
            toFlush.add(request.sink);
        }
    }

    /** Sends what was gathered, each way. */
    void flush() {
        submissions.sendTo(sender);
        toFlush.forEach(Gathering::flush);
        toFlush.clear();
    }

    /** Asks again what was not answered in time, and gives up what is too late. {@link #flush} sends. */
    void tick(long nowMs) {
        for (Iterator<Pending> all = pending.values().iterator(); all.hasNext();) {
            Pending request = all.next();
            if (request.isTooLate(nowMs)) {
                all.remove();
                giveUp(request);
            } else if (request.isToBeSentAgain(nowMs)) {
                sendAgain(request, nowMs);
            }
        }
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
            askNow((OfQuestion) request, nowMs);
        }
    }

    private void submit(OfTransaction request, long nowMs) {
        ReplyTo replyTo = new ReplyTo(self, request.requestId);
        submissions.add(request.routed.route(), request.routed.submittedFor(replyTo));
        request.wasSent(nowMs, pause);
    }

    private void askNow(OfQuestion request, long nowMs) {
        request.question.ask(sender, new ReplyTo(self, request.requestId));
        request.wasSent(nowMs, pause);
    }
}
