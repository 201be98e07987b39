package io.weft.protocol.message;

import io.weft.protocol.model.TxId;

/** From a gateway: what is known here of a transaction. Answered by {@link GatewayMessage.Found}. */
public record FindTransaction(TxId txId, ReplyTo replyTo) implements ShardMessage, CoordinatorMessage {}
