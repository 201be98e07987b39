package io.weft.node.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.Balance;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetAssetResponse;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.HoldState;
import io.weft.api.v1.ListHoldsResponse;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.Holds;
import io.weft.protocol.model.AccountId;

/** From the values of the model to the messages of the API. */
final class ApiEncoder {

    private static final GetTransactionResponse PENDING = GetTransactionResponse.newBuilder()
            .setPending(GetTransactionResponse.Pending.getDefaultInstance()).build();
    private static final GetTransactionResponse NOT_FOUND = GetTransactionResponse.newBuilder()
            .setNotFound(GetTransactionResponse.NotFound.getDefaultInstance()).build();
    private static final GetTransactionResponse EXPIRED = GetTransactionResponse.newBuilder()
            .setExpired(GetTransactionResponse.Expired.getDefaultInstance()).build();

    private ApiEncoder() {}

    static GetTransactionResponse found(Found found) {
        return switch (found.state()) {
            case DECIDED -> GetTransactionResponse.newBuilder().setOutcome(OutcomeEncoder.outcome(found.outcome())).build();
            case PENDING -> PENDING;
            case NOT_FOUND -> NOT_FOUND;
            case EXPIRED -> EXPIRED;
        };
    }

    static GetAccountResponse account(AccountState state) {
        GetAccountResponse.Builder out = GetAccountResponse.newBuilder().setExists(state.exists())
                .setDebitFrozen(state.debitFrozen()).setCreditFrozen(state.creditFrozen());
        state.balances().forEach(balance -> out.addBalances(balance(balance)));
        state.issued().forEach(asset -> out.addIssued(asset(asset)));
        return out.build();
    }

    private static Balance balance(BalanceState state) {
        return Balance.newBuilder()
                .setAsset(asset(state.asset()))
                .setPosted(state.posted().toString())
                .setHeld(state.held().toString())
                .setCreditLimit(state.creditLimit() == null ? "" : state.creditLimit().toString())
                .build();
    }

    static ListHoldsResponse holds(Holds holds) {
        ListHoldsResponse.Builder out = ListHoldsResponse.newBuilder().setMore(holds.more());
        holds.holds().forEach(state -> out.addHolds(HoldState.newBuilder()
                .setHold(HoldId.newBuilder().setTxId(bytes(state.id().txId().toBytes())).setStep(state.id().step()))
                .setFrom(account(state.hold().from()))
                .setTo(account(state.hold().to()))
                .setAsset(asset(state.hold().asset()))
                .setAmount(state.hold().amount().toString())
                .setDeadlineMs(state.hold().deadlineMs())
                .setStatus(state.expired() ? HoldState.Status.EXPIRED : HoldState.Status.ACTIVE)));
        return out.build();
    }

    static GetAssetResponse asset(AssetState state) {
        return GetAssetResponse.newBuilder().setExists(state.exists()).setDecimals(state.decimals()).build();
    }

    private static AssetId asset(io.weft.protocol.model.AssetId asset) {
        return AssetId.newBuilder().setIssuer(account(asset.issuer())).setNumber(asset.number()).build();
    }

    private static ByteString account(AccountId account) {
        return bytes(account.toBytes());
    }

    /** Without a copy: the array is a fresh one that nobody else holds. */
    private static ByteString bytes(byte[] fresh) {
        return UnsafeByteOperations.unsafeWrap(fresh);
    }
}
