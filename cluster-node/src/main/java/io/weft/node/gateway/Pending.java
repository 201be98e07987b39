package io.weft.node.gateway;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.model.Outcome;

/** One request that waits for its answer. */
abstract sealed class Pending {

    final long requestId;
    final long deadlineMs;
    private long sendAgainMs;
    private long pauseMs;

    private Pending(long requestId, long deadlineMs) {
        this.requestId = requestId;
        this.deadlineMs = deadlineMs;
    }

    /** Doubles the pause after each try, up to the longest. */
    void wasSent(long nowMs, ResendPause pause) {
        pauseMs = pauseMs == 0 ? pause.firstMs() : Math.min(2 * pauseMs, pause.longestMs());
        sendAgainMs = nowMs + pauseMs;
    }

    boolean isToBeSentAgain(long nowMs) {
        return nowMs >= sendAgainMs;
    }

    boolean isTooLate(long nowMs) {
        return nowMs >= deadlineMs;
    }

    /** How long to wait for an answer before asking again: at first, and at most. */
    record ResendPause(long firstMs, long longestMs) {}

    static final class OfTransaction extends Pending {

        final RoutedTransaction routed;
        final OutcomeSink sink;
        /** Here too, because an answer finds all else of the transaction long out of the processor's cache. */
        private final int tag;

        OfTransaction(long requestId, RoutedTransaction routed, OutcomeSink sink, long deadlineMs) {
            super(requestId, deadlineMs);
            this.routed = routed;
            this.sink = sink;
            this.tag = routed.tag();
        }

        void answer(Outcomes.Item item) {
            sink.outcome(tag, item.outcome());
        }

        void giveUp() {
            sink.outcome(tag, new Outcome.Unknown());
        }
    }

    static final class OfQuestion extends Pending {

        final Question question;
        final AnswerSink sink;

        OfQuestion(long requestId, Asked asked, long deadlineMs) {
            super(requestId, deadlineMs);
            this.question = asked.question();
            this.sink = asked.sink();
        }

        void answer(GatewayMessage message) {
            sink.answer(message);
        }

        void giveUp() {
            sink.noAnswer();
        }
    }
}
