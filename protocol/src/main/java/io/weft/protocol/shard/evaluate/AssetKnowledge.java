package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AssetId;

/** What this shard knows of the existence of assets (rule 6): it may remember a yes, never a no. */
public interface AssetKnowledge {

    enum Standing {
        EXISTS,
        ABSENT,
        /** Issued on this shard, and a pending transaction may create it. */
        PENDING,
        /** Issued on another shard, which has not been asked. */
        UNSEEN
    }

    Standing standing(AssetId asset);
}
