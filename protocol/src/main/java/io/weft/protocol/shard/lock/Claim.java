package io.weft.protocol.shard.lock;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.Set;

/**
 * What a request wants of one account, as far as others must give way to it.
 *
 * @param debits  assets of which it reserves something
 * @param credits assets of which it reserves room
 */
public record Claim(AccountId account, LockMode mode, Set<AssetId> debits, Set<AssetId> credits) {

    public static Claim of(AccountId account, LockMode mode) {
        return new Claim(account, mode, Set.of(), Set.of());
    }
}
