package io.weft.simulator.coverage;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.GatewayMessage.Answer;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import io.weft.simulator.entity.Sent;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One step of a machine: what went in and what came out.
 *
 * @param epoch of the machine
 * @param input null: its beginning, or a tick
 */
record StepSeen(long epoch, Message input, List<?> records, List<Sent> sent) {

    /** The first record of this type that fits; null if there is none. */
    <R> R record(Class<R> type, Predicate<R> fits) {
        for (Object record : records) {
            if (type.isInstance(record) && fits.test(type.cast(record))) {
                return type.cast(record);
            }
        }
        return null;
    }

    /** Every message of this type. */
    <M extends Message> void each(Class<M> type, Consumer<M> action) {
        for (Sent message : sent) {
            if (type.isInstance(message.message())) {
                action.accept(type.cast(message.message()));
            }
        }
    }

    /** Null if no vote was sent. */
    Ballot ballot(TxId txId, Attempt attempt) {
        for (Sent message : sent) {
            if (message.message() instanceof Votes votes) {
                for (Vote vote : votes.votes()) {
                    if (vote.txId().equals(txId) && vote.attempt().equals(attempt)) {
                        return vote.ballot();
                    }
                }
            }
        }
        return null;
    }

    /** Null if this shard was told nothing; else whether to commit. */
    Boolean told(int shard, TxId txId, Attempt attempt) {
        for (Sent message : sent) {
            if (message.message() instanceof Decide decide && message.entity().equals(EntityId.shard(shard))) {
                for (Decide.Item item : decide.items()) {
                    if (item.txId().equals(txId) && item.attempt().equals(attempt)) {
                        return item.commit();
                    }
                }
            }
        }
        return null;
    }

    /** Null if this request was not answered by an outcome. */
    Outcome outcome(long requestId) {
        for (Sent message : sent) {
            if (message.message() instanceof Outcomes outcomes) {
                for (Outcomes.Item item : outcomes.items()) {
                    if (item.requestId() == requestId) {
                        return item.outcome();
                    }
                }
            }
        }
        return null;
    }

    void eachOutcome(BiConsumer<Long, Outcome> action) {
        each(Outcomes.class, outcomes -> outcomes.items().forEach(item -> action.accept(item.requestId(), item.outcome())));
    }

    /** Null if this request was not answered. */
    <A extends Answer> A answer(Class<A> type, long requestId) {
        for (Sent message : sent) {
            if (type.isInstance(message.message()) && ((Answer) message.message()).requestId() == requestId) {
                return type.cast(message.message());
            }
        }
        return null;
    }

    /** Null if a bar of this id was not answered. */
    Barred.Item barred(TxId txId) {
        for (Sent message : sent) {
            if (message.message() instanceof Barred barred) {
                for (Barred.Item item : barred.items()) {
                    if (item.txId().equals(txId)) {
                        return item;
                    }
                }
            }
        }
        return null;
    }

    boolean isSilent() {
        return records.isEmpty() && sent.isEmpty();
    }
}
