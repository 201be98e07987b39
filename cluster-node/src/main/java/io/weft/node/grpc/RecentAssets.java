package io.weft.node.grpc;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;

/**
 * Gives the same object for the same asset, mostly: nearly all transactions are about a few assets, and one id that stays
 * in the processor's cache costs less than one that comes with each. Thread-safe: threads that race take one or the other
 * of equal values.
 */
final class RecentAssets {

    private static final int PLACES = 256;

    private final AssetId[] places = new AssetId[PLACES];

    AssetId of(AccountId issuer, int number) {
        int place = (31 * issuer.hashCode() + number) & PLACES - 1;
        AssetId there = places[place];
        if (there != null && there.number() == number && there.issuer().equals(issuer)) {
            return there;
        }
        AssetId asset = new AssetId(issuer, number);
        places[place] = asset;
        return asset;
    }
}
