package io.weft.node.gateway;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;

/**
 * Looks for a transaction of which only the id is known: at its coordinator, and if it went past that, on every shard.
 * The first entity that knows it settles the search; that nobody does is the answer only when all have said so, and remember
 * so far back.
 *
 * <p>All its answers come through one lane, so on one thread.
 */
public final class TransactionSearch {

    private final Lane lane;
    private final Questions questions;
    private final TxId txId;
    private final long stageTimeoutMs;
    private final AnswerSink sink;

    private int answersOwed;
    private boolean settled;
    private GatewayMessage refusal;
    private boolean unanswered;
    private boolean pending;
    private boolean expired;

    private TransactionSearch(Lane lane, Questions questions, TxId txId, long stageTimeoutMs, AnswerSink sink) {
        this.lane = lane;
        this.questions = questions;
        this.txId = txId;
        this.stageTimeoutMs = stageTimeoutMs;
        this.sink = sink;
    }

    /**
     * The sink is answered with {@link Found} or {@link ReadRefused}.
     *
     * @return false if there was no room; then the sink is never called
     */
    public static boolean tryStart(Lane lane, Questions questions, TxId txId, AnswerSink sink, long timeoutMs) {
        TransactionSearch search = new TransactionSearch(lane, questions, txId, Math.max(1, timeoutMs / 2), sink);
        return lane.tryAsk(questions.findAtCoordinator(txId), search.new AtCoordinator(), search.stageTimeoutMs);
    }

    /** Does not settle the search; notes what it says. */
    private boolean isNotFound(GatewayMessage answer) {
        if (!(answer instanceof Found found)) {
            return false;
        }
        expired |= found.state() == Found.State.EXPIRED;
        return found.state() == Found.State.NOT_FOUND || found.state() == Found.State.EXPIRED;
    }

    private void askShards() {
        int shards = questions.placement().shards();
        answersOwed = shards;
        for (int shard = 0; shard < shards; shard++) {
            if (!lane.tryAsk(questions.findOnShard(txId, shard), new OnShard(), stageTimeoutMs)) {
                answersOwed -= shards - shard;
                settle(new ReadRefused(0, RetryableCode.RESOURCE_EXHAUSTED));
                return;
            }
        }
    }

    private void settle(GatewayMessage answer) {
        if (!settled) {
            settled = true;
            sink.answer(answer);
        }
    }

    private void oneAnswered() {
        if (--answersOwed > 0 || settled) {
            return;
        }
        if (refusal != null) {
            settle(refusal);
        } else if (unanswered) {
            settled = true;
            sink.noAnswer();
        } else {
            settle(new Found(0, pending ? Found.State.PENDING : expired ? Found.State.EXPIRED : Found.State.NOT_FOUND, null));
        }
    }

    private final class AtCoordinator implements AnswerSink {

        @Override
        public void answer(GatewayMessage answer) {
            if (isNotFound(answer)) {
                askShards();
            } else {
                settle(answer);
            }
        }

        @Override
        public void noAnswer() {
            sink.noAnswer();
        }
    }

    private final class OnShard implements AnswerSink {

        @Override
        public void answer(GatewayMessage answer) {
            if (answer instanceof ReadRefused) {
                refusal = answer;
            } else if (answer instanceof Found found && found.state() == Found.State.PENDING) {
                // Another shard may have decided what only waits, or is barred, on this one.
                pending = true;
            } else if (!isNotFound(answer)) {
                settle(answer);
            }
            oneAnswered();
        }

        @Override
        public void noAnswer() {
            unanswered = true;
            oneAnswered();
        }
    }
}
