package io.weft.protocol.shard.lock;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.LockMode;

/** Why a request can't be granted now, on one account. */
public sealed interface Block {

    AccountId account();

    /** A holder's lock is not compatible with the mode wanted. */
    record ByLock(AccountId account, LockMode wanted) implements Block {}

    /** Whether there is enough depends on undecided transactions of this asset. */
    record ByFunds(AccountId account, AssetId asset) implements Block {}

    /** Whether there is room depends on undecided transactions of this asset. */
    record ByRoom(AccountId account, AssetId asset) implements Block {}

    /** One undecided transaction creates, posts or voids the hold that is meant. */
    record ByHolder(AccountId account, TxId holder) implements Block {}
}
