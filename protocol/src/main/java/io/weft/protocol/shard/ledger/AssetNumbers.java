package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.AssetId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives assets small numbers, in the order in which they come, up to a bound: a shard knows few. Not thread-safe. */
final class AssetNumbers {

    /** There is no number left. */
    static final int NONE = -1;

    /** A number must fit 24 bits; this many take some 16 MiB. */
    private static final int MAX_NUMBERS = 100_000;

    private final Map<AssetId, Integer> numbers = new HashMap<>();
    private final List<AssetId> assets = new ArrayList<>();

    /** @param asset null has the number 0 too, which then means nothing */
    int numberOf(AssetId asset) {
        if (asset == null) {
            return 0;
        }
        Integer known = numbers.get(asset);
        if (known != null) {
            return known;
        }
        if (assets.size() == MAX_NUMBERS) {
            return NONE;
        }
        numbers.put(asset, assets.size());
        assets.add(asset);
        return assets.size() - 1;
    }

    /** A view. */
    List<AssetId> byNumber() {
        return Collections.unmodifiableList(assets);
    }
}
