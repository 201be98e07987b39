package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.AssetId;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** An immutable map from asset to balance, sorted, in two small arrays: most accounts have one asset or two. */
public final class Balances {

    public static final Balances NONE = new Balances(new AssetId[0], new Balance[0]);

    private final AssetId[] assets;
    private final Balance[] values;

    private Balances(AssetId[] assets, Balance[] values) {
        this.assets = assets;
        this.values = values;
    }

    public int size() {
        return assets.length;
    }

    /** Null if there is none; there must be no more than one. */
    AssetId onlyAsset() {
        return assets.length == 0 ? null : assets[0];
    }

    /** Of {@link #onlyAsset}; zero if there is none. */
    Balance onlyBalance() {
        return values.length == 0 ? Balance.ZERO : values[0];
    }

    /** The object that is stored for this asset; the given one if none is. */
    public AssetId known(AssetId asset) {
        int at = find(asset);
        return at >= 0 ? assets[at] : asset;
    }

    private int find(AssetId asset) {
        return assets.length == 1 && assets[0].equals(asset) ? 0 : Arrays.binarySearch(assets, asset);
    }

    public boolean contains(AssetId asset) {
        return find(asset) >= 0;
    }

    /** Zero for an asset that was never here. */
    public Balance get(AssetId asset) {
        int at = find(asset);
        return at >= 0 ? values[at] : Balance.ZERO;
    }

    public Balances with(AssetId asset, Balance balance) {
        if (assets.length == 0) {
            return new Balances(new AssetId[] {asset}, new Balance[] {balance});
        }
        int at = find(asset);
        if (at >= 0) {
            Balance[] changed = values.clone();
            changed[at] = balance;
            return new Balances(assets, changed);
        }
        int insertAt = -at - 1;
        AssetId[] moreAssets = Arrays.copyOf(assets, assets.length + 1);
        Balance[] moreValues = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(assets, insertAt, moreAssets, insertAt + 1, assets.length - insertAt);
        System.arraycopy(values, insertAt, moreValues, insertAt + 1, values.length - insertAt);
        moreAssets[insertAt] = asset;
        moreValues[insertAt] = balance;
        return new Balances(moreAssets, moreValues);
    }

    /** In the order of the assets. */
    public void forEach(BiConsumer<AssetId, Balance> action) {
        for (int i = 0; i < assets.length; i++) {
            action.accept(assets[i], values[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances that && Arrays.equals(assets, that.assets) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(assets) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        forEach((asset, balance) -> out.append(out.length() > 1 ? ", " : "").append(asset).append('=').append(balance));
        return out.append('}').toString();
    }
}
