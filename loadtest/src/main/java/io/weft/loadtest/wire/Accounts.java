package io.weft.loadtest.wire;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * The ids of the accounts of one run, in one array, and their only asset. The issuer is the one after the last. Ids are
 * new with each run, so that runs on the same ledger do not meet. Immutable.
 */
public final class Accounts {

    public static final int ID_BYTES = 20;

    private static final int ASSET_NUMBER = 1;

    private final byte[] ids;
    private final int count;

    private Accounts(byte[] ids, int count) {
        this.ids = ids;
        this.count = count;
    }

    /** @param run tells runs apart; the same gives the same ids */
    public static Accounts of(long run, int count) {
        ByteBuffer ids = ByteBuffer.allocate(Math.multiplyExact(ID_BYTES, count + 1));
        SplittableRandom random = new SplittableRandom(run);
        for (int i = 0; i <= count; i++) {
            ids.putLong(random.nextLong()).putLong(run).putInt(i);
        }
        return new Accounts(ids.array(), count);
    }

    /** Without the issuer. */
    public int count() {
        return count;
    }

    /** The index of the issuer. */
    public int issuer() {
        return count;
    }

    int assetNumber() {
        return ASSET_NUMBER;
    }

    byte[] ids() {
        return ids;
    }

    public ByteString id(int account) {
        return ByteString.copyFrom(ids, ID_BYTES * account, ID_BYTES);
    }

    public AssetId asset() {
        return AssetId.newBuilder().setIssuer(id(issuer())).setNumber(ASSET_NUMBER).build();
    }
}
