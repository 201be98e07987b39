package io.weft.protocol.message;

import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.List;

/** What a coordinator is told. See also {@link Submit} and {@link FindTransaction}. */
public sealed interface CoordinatorMessage extends Message
        permits Submit, FindTransaction, CoordinatorMessage.Votes, CoordinatorMessage.Applied, CoordinatorMessage.Inquire,
                CoordinatorMessage.Cancel, CoordinatorMessage.Barred {

    /** From a shard: the answers to a prepare. */
    record Votes(int shard, List<Vote> votes) implements CoordinatorMessage {}

    record Vote(TxId txId, Attempt attempt, Ballot ballot) {}

    /** How a shard votes. */
    sealed interface Ballot {

        Ballot YES = new Yes();
        Ballot DIE = new Die();

        /** Prepared, durably. */
        record Yes() implements Ballot {}

        /** Refused for good. */
        record No(RejectionCode code, int step) implements Ballot {}

        /** Lost against others (wait-die), or no room: run it again under a new attempt. */
        record Die() implements Ballot {}
    }

    /** From a shard: the effects of these commits are durable. */
    record Applied(int shard, List<Item> items) implements CoordinatorMessage {

        public record Item(TxId txId, Attempt attempt) {}
    }

    /** From a shard in doubt. Answered by {@link ShardMessage.Decide}, or not at all while undecided. */
    record Inquire(int shard, List<Item> items) implements CoordinatorMessage {

        public record Item(TxId txId, Attempt attempt) {}
    }

    /** From a gateway. Answered by {@link GatewayMessage.CancelResult}. */
    record Cancel(TxId txId, ReplyTo replyTo) implements CoordinatorMessage {}

    /** From a shard: the answers to {@link ShardMessage.Bar}. */
    record Barred(int shard, List<Item> items) implements CoordinatorMessage {

        /** @param executed the outcome that the shard had recorded before it could be barred; null if it is barred now */
        public record Item(TxId txId, Outcome executed) {}
    }
}
