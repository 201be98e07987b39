package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.AssetId;
import java.util.List;

/**
 * An account as of the last decided transaction. Immutable, so that a checkpoint can be written while the shard goes on.
 *
 * @param issued the assets that this account issues, in the order in which they were created
 */
public record Account(boolean debitFrozen, boolean creditFrozen, Balances balances, List<AssetDefinition> issued) {

    public static final Account EMPTY = new Account(false, false, Balances.NONE, List.of());

    public Balance balance(AssetId asset) {
        return balances.get(asset);
    }

    public Account with(AssetId asset, Balance balance) {
        return new Account(debitFrozen, creditFrozen, balances.with(asset, balance), issued);
    }

    /** The definition of an asset that this account issues, or null. */
    public AssetDefinition issued(int number) {
        for (AssetDefinition definition : issued) {
            if (definition.number() == number) {
                return definition;
            }
        }
        return null;
    }
}
