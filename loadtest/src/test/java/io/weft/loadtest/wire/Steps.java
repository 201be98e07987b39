package io.weft.loadtest.wire;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.CreateAsset;
import io.weft.api.v1.GuardAccount;
import io.weft.api.v1.Hold;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.OpenAccount;
import io.weft.api.v1.Post;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Transfer;
import io.weft.api.v1.Void;
import java.util.List;

/** Short ways to write steps. Amounts are in the smallest unit of the asset. */
final class Steps {

    /** Most steps of one transaction. */
    public static final int MAX_STEPS = 64;

    private Steps() {}

    public static Transaction transaction(ByteString txId, List<Step> steps) {
        return Transaction.newBuilder().setTxId(txId).addAllSteps(steps).build();
    }

    public static Transaction transaction(ByteString txId, Step step) {
        return Transaction.newBuilder().setTxId(txId).addSteps(step).build();
    }

    public static AssetId asset(ByteString issuer, int number) {
        return AssetId.newBuilder().setIssuer(issuer).setNumber(number).build();
    }

    public static Step open(ByteString account) {
        return Step.newBuilder().setOpenAccount(OpenAccount.newBuilder().setAccount(account)).build();
    }

    public static Step createAsset(AssetId asset, int decimals) {
        return Step.newBuilder().setCreateAsset(CreateAsset.newBuilder().setAsset(asset).setDecimals(decimals)).build();
    }

    public static Step transfer(ByteString from, ByteString to, AssetId asset, long amount) {
        return Step.newBuilder().setTransfer(Transfer.newBuilder()
                .setFrom(from).setTo(to).setAsset(asset).setAmount(Long.toString(amount))).build();
    }

    public static Step creditLimit(ByteString account, AssetId asset, long limit) {
        return Step.newBuilder().setSetLimit(SetLimit.newBuilder()
                .setAccount(account).setAsset(asset).setCreditLimit(Long.toString(limit))).build();
    }

    public static Step hold(ByteString from, ByteString to, AssetId asset, long amount, long deadlineMs) {
        return Step.newBuilder().setHold(Hold.newBuilder()
                .setFrom(from).setTo(to).setAsset(asset).setAmount(Long.toString(amount)).setDeadlineMs(deadlineMs))
                .build();
    }

    public static Step post(HoldId hold, ByteString from, ByteString to, AssetId asset, long amount) {
        return Step.newBuilder().setPost(Post.newBuilder()
                .setHold(hold).setFrom(from).setTo(to).setAsset(asset).setAmount(Long.toString(amount))).build();
    }

    public static Step voidHold(HoldId hold, ByteString from) {
        return Step.newBuilder().setVoid(Void.newBuilder().setHold(hold).setFrom(from)).build();
    }

    public static Step mustExist(ByteString account) {
        return Step.newBuilder().setGuardAccount(GuardAccount.newBuilder()
                .setAccount(account).setCondition(GuardAccount.Condition.EXISTS)).build();
    }
}
