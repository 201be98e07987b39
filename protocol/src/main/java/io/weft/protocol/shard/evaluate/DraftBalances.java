package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AssetId;
import java.util.Arrays;
import java.util.List;

/**
 * The balances that the steps of one transaction touch on one account, in the order in which they were touched. Nearly
 * always there is one, so they are looked for one by one. Not thread-safe.
 */
final class DraftBalances {

    private AssetId[] assets = new AssetId[1];
    private WorkingBalance[] balances = new WorkingBalance[1];
    private int size;

    int size() {
        return size;
    }

    AssetId asset(int i) {
        return assets[i];
    }

    WorkingBalance balance(int i) {
        return balances[i];
    }

    /** Null if it was not touched. */
    WorkingBalance get(AssetId asset) {
        for (int i = 0; i < size; i++) {
            if (assets[i].equals(asset)) {
                return balances[i];
            }
        }
        return null;
    }

    WorkingBalance add(AssetId asset, WorkingBalance balance) {
        if (size == assets.length) {
            assets = Arrays.copyOf(assets, 2 * size);
            balances = Arrays.copyOf(balances, 2 * size);
        }
        assets[size] = asset;
        balances[size] = balance;
        size++;
        return balance;
    }

    List<WorkingBalance> all() {
        return Arrays.asList(balances).subList(0, size);
    }

    void clear() {
        size = 0;
    }
}
