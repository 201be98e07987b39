package io.weft.protocol.message;

/** Anything that one role sends to another. */
public sealed interface Message permits ShardMessage, CoordinatorMessage, GatewayMessage {}
