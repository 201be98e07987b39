package io.weft.protocol.message;

/**
 * Where an answer goes.
 *
 * @param party     who asked
 * @param requestId chosen by that party, to match the answer
 */
public record ReplyTo(Party party, long requestId) {}
