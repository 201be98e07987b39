package io.weft.loadtest.fake;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.Balance;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.Hold;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.Post;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.api.v1.Transfer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Accounts, balances and holds of the fake ledger. */
final class FakeState {

    private final Set<ByteString> accounts = new HashSet<>();
    private final Set<AssetId> assets = new HashSet<>();
    private final Map<ByteString, Map<AssetId, Purse>> purses = new HashMap<>();
    private final Map<HoldId, Hold> holds = new HashMap<>();

    GetAccountResponse account(ByteString id) {
        GetAccountResponse.Builder answer = GetAccountResponse.newBuilder().setExists(accounts.contains(id));
        purses.getOrDefault(id, Map.of()).forEach((asset, purse) -> answer.addBalances(Balance.newBuilder()
                .setAsset(asset).setPosted(Long.toString(purse.posted)).setHeld(Long.toString(purse.held))));
        return answer.build();
    }

    /** Null if it is done. */
    RejectionCode apply(Transaction transaction, int index, Undo undo) {
        Step step = transaction.getSteps(index);
        return switch (step.getStepCase()) {
            case OPEN_ACCOUNT -> open(step.getOpenAccount().getAccount(), undo);
            case CREATE_ASSET -> {
                assets.add(step.getCreateAsset().getAsset());
                yield null;
            }
            case SET_LIMIT -> setLimit(step.getSetLimit());
            case TRANSFER -> transfer(step.getTransfer(), undo);
            case HOLD -> hold(step.getHold(),
                    HoldId.newBuilder().setTxId(transaction.getTxId()).setStep(index).build(), undo);
            case POST -> post(step.getPost());
            case VOID -> release(step.getVoid().getHold());
            case GUARD_ACCOUNT -> accounts.contains(step.getGuardAccount().getAccount())
                    ? null : RejectionCode.GUARD_FAILED;
            default -> throw new IllegalArgumentException("the fake does not know " + step.getStepCase());
        };
    }

    private RejectionCode open(ByteString account, Undo undo) {
        if (!accounts.add(account)) {
            return RejectionCode.ACCOUNT_EXISTS;
        }
        undo.add(() -> accounts.remove(account));
        return null;
    }

    private RejectionCode setLimit(SetLimit step) {
        purse(step.getAccount(), step.getAsset()).limit = Long.parseLong(step.getCreditLimit());
        return null;
    }

    private RejectionCode transfer(Transfer step, Undo undo) {
        if (!accounts.contains(step.getFrom()) || !accounts.contains(step.getTo())) {
            return RejectionCode.UNKNOWN_ACCOUNT;
        }
        long amount = Long.parseLong(step.getAmount());
        if (!covers(step.getFrom(), step.getAsset(), amount)) {
            return RejectionCode.INSUFFICIENT_FUNDS;
        }
        move(step.getFrom(), step.getTo(), step.getAsset(), amount);
        undo.add(() -> move(step.getTo(), step.getFrom(), step.getAsset(), amount));
        return null;
    }

    private RejectionCode hold(Hold step, HoldId id, Undo undo) {
        long amount = Long.parseLong(step.getAmount());
        if (!covers(step.getFrom(), step.getAsset(), amount)) {
            return RejectionCode.INSUFFICIENT_FUNDS;
        }
        holds.put(id, step);
        purse(step.getFrom(), step.getAsset()).held += amount;
        undo.add(() -> release(id));
        return null;
    }

    private RejectionCode post(Post step) {
        RejectionCode refusal = release(step.getHold());
        if (refusal == null) {
            move(step.getFrom(), step.getTo(), step.getAsset(), Long.parseLong(step.getAmount()));
        }
        return refusal;
    }

    private RejectionCode release(HoldId id) {
        Hold hold = holds.remove(id);
        if (hold == null) {
            return RejectionCode.HOLD_NOT_FOUND;
        }
        purse(hold.getFrom(), hold.getAsset()).held -= Long.parseLong(hold.getAmount());
        return null;
    }

    private boolean covers(ByteString account, AssetId asset, long amount) {
        Purse purse = purse(account, asset);
        return account.equals(asset.getIssuer()) || purse.posted - purse.held + purse.limit >= amount;
    }

    private void move(ByteString from, ByteString to, AssetId asset, long amount) {
        purse(from, asset).posted -= amount;
        purse(to, asset).posted += amount;
    }

    private Purse purse(ByteString account, AssetId asset) {
        return purses.computeIfAbsent(account, a -> new HashMap<>()).computeIfAbsent(asset, a -> new Purse());
    }

    private static final class Purse {
        long posted;
        long held;
        long limit;
    }

    /** What takes a transaction back that fails at a later step. */
    static final class Undo {
        private Runnable all = () -> {};

        void add(Runnable one) {
            Runnable earlier = all;
            all = () -> {
                one.run();
                earlier.run();
            };
        }

        void run() {
            all.run();
        }
    }
}
