package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.lock.Block;
import io.weft.protocol.shard.lock.Claim;
import java.util.List;
import java.util.Set;

/** What a shard can say to the steps of a transaction, at this moment. */
public sealed interface Evaluation {

    /** It holds whatever becomes of the transactions that are pending. */
    record Granted(List<AccountPlan> plans, List<Claim> claims) implements Evaluation {}

    /** It fails whatever becomes of them. */
    record Refused(RejectionCode code, int step) implements Evaluation {}

    /** It depends on them. */
    record Blocked(List<Claim> claims, List<Block> blocks) implements Evaluation {}

    /** It depends on whether these assets exist, which another shard must say. */
    record AssetsUnseen(List<Claim> claims, Set<AssetId> assets) implements Evaluation {}
}
