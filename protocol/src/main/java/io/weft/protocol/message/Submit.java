package io.weft.protocol.message;

import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Transaction;
import java.util.List;

/** From a gateway: transactions to execute. Answered by {@link GatewayMessage.Outcomes}. */
public record Submit(List<Item> items) implements ShardMessage, CoordinatorMessage {

    public record Item(Transaction transaction, Digest digest, ReplyTo replyTo) {}
}
