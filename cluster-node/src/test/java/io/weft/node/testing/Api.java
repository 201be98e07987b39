package io.weft.node.testing;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.CreateAsset;
import io.weft.api.v1.ExecuteRequest;
import io.weft.api.v1.GuardBalance;
import io.weft.api.v1.Hold;
import io.weft.api.v1.OpenAccount;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Transfer;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.TxId;
import java.util.List;

/** Messages of the API, briefly. Accounts and transactions are told apart by small numbers. */
public final class Api {

    private static final long START_MS = System.currentTimeMillis();

    private Api() {}

    public static ByteString account(int number) {
        return ByteString.copyFrom(new AccountId(0, 0, number).toBytes());
    }

    public static AssetId asset(int issuer, int number) {
        return AssetId.newBuilder().setIssuer(account(issuer)).setNumber(number).build();
    }

    public static TxId modelTxId(long number) {
        return TxId.of(START_MS, 0, number);
    }

    /** Of the time when the tests began. */
    public static ByteString txId(long number) {
        return ByteString.copyFrom(modelTxId(number).toBytes());
    }

    public static Transaction transaction(long number, Step... steps) {
        return Transaction.newBuilder().setTxId(txId(number)).addAllSteps(List.of(steps)).build();
    }

    public static ExecuteRequest execute(long number, Step... steps) {
        return ExecuteRequest.newBuilder().setTransaction(transaction(number, steps)).build();
    }

    public static Step openAccount(ByteString account) {
        return Step.newBuilder().setOpenAccount(OpenAccount.newBuilder().setAccount(account)).build();
    }

    public static Step createAsset(AssetId asset) {
        return Step.newBuilder().setCreateAsset(CreateAsset.newBuilder().setAsset(asset).setDecimals(2)).build();
    }

    public static Step transfer(ByteString from, ByteString to, AssetId asset, String amount) {
        return Step.newBuilder().setTransfer(Transfer.newBuilder().setFrom(from).setTo(to).setAsset(asset).setAmount(amount))
                .build();
    }

    public static Step hold(ByteString from, ByteString to, AssetId asset, String amount, long deadlineMs) {
        return Step.newBuilder().setHold(Hold.newBuilder().setFrom(from).setTo(to).setAsset(asset).setAmount(amount)
                .setDeadlineMs(deadlineMs)).build();
    }

    public static Step guardAtLeast(ByteString account, AssetId asset, String balance) {
        return Step.newBuilder().setGuardBalance(GuardBalance.newBuilder().setAccount(account).setAsset(asset)
                .setBound(GuardBalance.Bound.AT_LEAST).setBalance(balance)).build();
    }
}
