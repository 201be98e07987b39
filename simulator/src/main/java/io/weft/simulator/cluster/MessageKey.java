package io.weft.simulator.cluster;

import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.TxId;

/**
 * What a message is about, as a number: its kind and its first transaction or account. The luck of a message hangs on
 * this, so it stays the same when other messages are taken away.
 */
final class MessageKey {

    private MessageKey() {}

    static long of(Message message) {
        return message.getClass().getSimpleName().hashCode() * 0x9E3779B97F4A7C15L + about(message);
    }

    private static long about(Message message) {
        if (message instanceof Submit submit) {
            return hash(submit.items().get(0).transaction().id());
        }
        if (message instanceof FindTransaction find) {
            return hash(find.txId());
        }
        if (message instanceof ShardMessage toShard) {
            return about(toShard);
        }
        return message instanceof CoordinatorMessage toCoordinator ? about(toCoordinator) : about((GatewayMessage) message);
    }

    private static long about(ShardMessage message) {
        if (message instanceof ShardMessage.Prepare prepare) {
            return hash(prepare.items().get(0).txId());
        }
        if (message instanceof ShardMessage.Decide decide) {
            return hash(decide.items().get(0).txId()) + (decide.items().get(0).commit() ? 1 : 0);
        }
        if (message instanceof ShardMessage.Bar bar) {
            return hash(bar.txIds().get(0));
        }
        return message instanceof ShardMessage.ReadAccount read ? read.replyTo().requestId() : 0;
    }

    private static long about(CoordinatorMessage message) {
        if (message instanceof CoordinatorMessage.Votes votes) {
            return hash(votes.votes().get(0).txId());
        }
        if (message instanceof CoordinatorMessage.Applied applied) {
            return hash(applied.items().get(0).txId());
        }
        if (message instanceof CoordinatorMessage.Inquire inquire) {
            return hash(inquire.items().get(0).txId());
        }
        if (message instanceof CoordinatorMessage.Cancel cancel) {
            return hash(cancel.txId());
        }
        return message instanceof CoordinatorMessage.Barred barred ? hash(barred.items().get(0).txId()) : 0;
    }

    private static long about(GatewayMessage message) {
        return message instanceof GatewayMessage.Outcomes outcomes ? outcomes.items().get(0).requestId()
                : ((GatewayMessage.Answer) message).requestId();
    }

    private static long hash(TxId txId) {
        return txId.high() * 31 + txId.low();
    }
}
