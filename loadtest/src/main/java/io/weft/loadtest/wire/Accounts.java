package io.weft.loadtest.wire;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * The ids of the accounts of one run, in one array, and the asset of each. Behind the last account stand the issuers, in the
 * order of their assets. Ids are new with each run, so that runs on the same ledger do not meet. Immutable.
 */
public final class Accounts {

    public static final int ID_BYTES = 20;

    public static final int MAX_ASSETS = 100;

    static final int ASSET_NUMBER = 1;

    private final byte[] ids;
    private final byte[] assets;
    private final int count;
    private final int assetCount;

    private Accounts(byte[] ids, byte[] assets, int count, int assetCount) {
        this.ids = ids;
        this.assets = assets;
        this.count = count;
        this.assetCount = assetCount;
    }

    /** All of one asset. */
    public static Accounts of(long run, int count) {
        return of(run, count, 1, account -> 0);
    }

    /**
     * @param run     tells runs apart; the same gives the same ids
     * @param assets  1 to {@link #MAX_ASSETS}
     * @param assetOf an account's asset, from 0
     */
    public static Accounts of(long run, int count, int assets, IntUnaryOperator assetOf) {
        ByteBuffer ids = ByteBuffer.allocate(Math.multiplyExact(ID_BYTES, count + assets));
        byte[] assetOfEach = new byte[count + assets];
        SplittableRandom random = new SplittableRandom(run);
        for (int i = 0; i < count + assets; i++) {
            ids.putLong(random.nextLong()).putLong(run).putInt(i);
            assetOfEach[i] = (byte) (i < count ? assetOf.applyAsInt(i) : i - count);
        }
        return new Accounts(ids.array(), assetOfEach, count, assets);
    }

    /** Without issuers. */
    public int count() {
        return count;
    }

    /** With issuers. */
    public int total() {
        return count + assetCount;
    }

    public int assets() {
        return assetCount;
    }

    /** The index of an asset's issuer. */
    public int issuer(int asset) {
        return count + asset;
    }

    /** Of an account or an issuer. */
    public int assetOf(int account) {
        return assets[account];
    }

    byte[] ids() {
        return ids;
    }

    public ByteString id(int account) {
        return ByteString.copyFrom(ids, ID_BYTES * account, ID_BYTES);
    }

    public AssetId asset(int asset) {
        return AssetId.newBuilder().setIssuer(id(issuer(asset))).setNumber(ASSET_NUMBER).build();
    }
}
