package io.weft.simulator.coverage;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one life of a shard has in doubt and waiting, as far as one can see from outside. Both are exact: whatever was in
 * doubt at the beginning is asked for then, and nothing waits at the beginning. Not thread-safe.
 */
final class ShardShadow {

    private final Map<TxId, Attempt> inDoubt = new HashMap<>();
    private final Map<TxId, Waiting> waiting = new HashMap<>();
    private final Set<TxId> appliedEver;

    /** @param appliedEver what any life has applied; what a zombie applied too early the next owner applies again */
    ShardShadow(Set<TxId> appliedEver) {
        this.appliedEver = appliedEver;
    }

    /**
     * A transaction that waits.
     *
     * @param attempt       null: of this shard alone
     * @param digest        of what a client sent; null of a prepare
     * @param requests      the tries that wait; empty for a prepare
     * @param asked         the assets that were asked for when it began to wait, some of them maybe by others
     * @param sinceQuestion the last question before that
     */
    record Waiting(TxId txId, Attempt attempt, Digest digest, Set<Long> requests, Set<AssetId> asked, long sinceQuestion) {

        Waiting(TxId txId, Attempt attempt, Digest digest, Set<AssetId> asked, long sinceQuestion) {
            this(txId, attempt, digest, new HashSet<>(), asked, sinceQuestion);
        }

        boolean isVote() {
            return attempt != null;
        }
    }

    Map<TxId, Attempt> inDoubt() {
        return inDoubt;
    }

    Map<TxId, Waiting> waiting() {
        return waiting;
    }

    boolean isInDoubt(TxId txId, Attempt attempt) {
        return attempt.equals(inDoubt.get(txId));
    }

    void apply(TxId txId) {
        inDoubt.remove(txId);
        appliedEver.add(txId);
    }

    /** Only of what is not in doubt. */
    boolean isApplied(TxId txId) {
        return appliedEver.contains(txId);
    }
}
