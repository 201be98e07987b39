package io.weft.protocol.shard;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import java.util.List;

/** What a shard journals: facts, already decided, so that replaying them judges nothing. */
public sealed interface ShardRecord {

    /** Voted yes on an attempt; what it reserved and will do (rule 11). */
    record Prepared(TxId txId, Digest digest, Attempt attempt, List<AccountPlan> plan) implements ShardRecord {}

    /** The prepared attempt committed: effect, mark and release in one (rule 15). */
    record Committed(TxId txId, Attempt attempt) implements ShardRecord {}

    /** The prepared attempt was aborted: released, without effect and without mark. */
    record Aborted(TxId txId, Attempt attempt) implements ShardRecord {}

    /** A transaction of this shard alone was executed: effect and mark in one. */
    record Executed(TxId txId, Digest digest, List<AccountPlan> plan) implements ShardRecord {}

    /** A transaction of this shard alone was refused for good. */
    record Refused(TxId txId, Digest digest, RejectionCode code, int step) implements ShardRecord {}

    /** The id was cancelled before it was ever executed here (rule 9). */
    record Barred(TxId txId) implements ShardRecord {}

    /** These holds were released by their deadline (rule 7). */
    record HoldsExpired(List<HoldId> holds, long atMs) implements ShardRecord {}

    /** Marks of ids with an earlier time are forgotten (rule 8). */
    record Purged(long beforeMs) implements ShardRecord {}
}
