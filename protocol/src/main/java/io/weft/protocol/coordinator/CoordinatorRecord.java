package io.weft.protocol.coordinator;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import java.util.List;

/** What a coordinator journals. Attempts and retryable aborts are not recorded: they are presumed aborted. */
public sealed interface CoordinatorRecord {

    /**
     * A final outcome (rule 12).
     *
     * @param digest       null where the content was never seen: an id that was cancelled
     * @param attempt      that committed; null for a rejection
     * @param participants the shards of a commit, which must all be told; empty for a rejection
     */
    record Decided(TxId txId, Digest digest, Attempt attempt, List<Integer> participants, Outcome outcome)
            implements CoordinatorRecord {}

    /** Every participant's apply record is durable: the commit need not be sent again (rule 16). */
    record Delivered(TxId txId) implements CoordinatorRecord {}

    /** Outcomes of ids with an earlier time are forgotten (rule 8). */
    record Purged(long beforeMs) implements CoordinatorRecord {}
}
