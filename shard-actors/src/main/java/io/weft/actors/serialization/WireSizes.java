package io.weft.actors.serialization;

import io.weft.protocol.effects.AnswerMessages;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.model.StepBytes;
import io.weft.protocol.model.Transaction;

/**
 * How large a message can become. What is larger than a frame of the transport is dropped, and would be sent again for ever;
 * so a node whose frames are smaller does not start.
 */
public final class WireSizes {

    /** Ids, digest and attempt of one transaction, and the name of its gateway's turn. */
    private static final int ITEM_BYTES = 160;
    /** A step and its index in its transaction. */
    private static final int STEP_BYTES = StepBytes.MAX_STEP_BYTES + 2;
    /** An asset and three quantities, with their tags; an issued asset is less. */
    private static final int PART_BYTES = 128;
    /** What a bundle says of each message in it; one of one item has as many messages as items. */
    private static final int BUNDLED_BYTES = 64;
    /** Names and addresses around a message, of Pekko and of ours. */
    private static final int ENVELOPE_BYTES = 16_384;

    private WireSizes() {}

    /** To entities of a node: as many transactions as travel together, with as many steps as they may have. */
    public static long largestToEntityBytes() {
        return (long) Outbox.MAX_ITEMS * (Transaction.MAX_STEPS * STEP_BYTES + ITEM_BYTES + BUNDLED_BYTES) + ENVELOPE_BYTES;
    }

    /** To a gateway: several accounts, or one that has all that it may have. */
    public static long largestToGatewayBytes(int maxAssetsPerAccount) {
        long parts = Math.max(AnswerMessages.MAX_PARTS, 1 + 2L * maxAssetsPerAccount);
        return parts * PART_BYTES + ENVELOPE_BYTES;
    }
}
