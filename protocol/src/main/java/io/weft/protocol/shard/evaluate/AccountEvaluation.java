package io.weft.protocol.shard.evaluate;

import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.evaluate.WorkingBalance.Verdict;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.HeldAmount;
import io.weft.protocol.shard.ledger.Ledger;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.shard.lock.Claim;
import io.weft.protocol.shard.lock.LockTable;
import java.util.List;
import java.util.Set;

/** One account on the way through the steps of one transaction that touch it; each step sees the earlier ones (rule 6). */
final class AccountEvaluation implements Step.Visitor<Void> {

    private final TxId txId;
    private final AccountId account;
    private final Ledger ledger;
    private final LockTable locks;
    private final AssetKnowledge assets;
    private final EvaluationLimits limits;
    private final long nowMs;
    private final AccountDraft draft;

    private final Findings found;

    AccountEvaluation(TxId txId, AccountId account, Ledger ledger, LockTable locks, AssetKnowledge assets,
            EvaluationLimits limits, long nowMs) {
        this.txId = txId;
        this.account = account;
        this.ledger = ledger;
        this.locks = locks;
        this.assets = assets;
        this.limits = limits;
        this.nowMs = nowMs;
        this.found = new Findings(account);
        this.draft = new AccountDraft(account, ledger.account(account), locks);
    }

    /**
     * Stops at the first step that is refused for good, and at one whose effect is open: what the later ones meet depends on
     * it, so none of them can be refused for good yet.
     */
    void run(List<PlacedStep> steps) {
        for (PlacedStep placed : steps) {
            found.atStep(placed.index());
            placed.step().accept(this);
            if (found.isRefused() || found.isOpen()) {
                return;
            }
        }
    }

    Findings found() {
        return found;
    }

    Claim claim(LockMode mode) {
        return found.claim(mode, draft.balances());
    }

    AccountPlan plan(LockMode mode) {
        return draft.plan(mode);
    }

    @Override
    public Void transfer(Step.Transfer transfer) {
        if (transfer.from().equals(account)) {
            if (mayPay()) {
                judgeFunds(transfer.asset(), draft.balance(transfer.asset()).debit(transfer.amount()));
            }
        } else if (mayReceive(transfer.asset())) {
            judgeRoom(transfer.asset(), draft.balance(transfer.asset()).credit(transfer.amount()));
        }
        return null;
    }

    @Override
    public Void openAccount(Step.OpenAccount open) {
        if (draft.exists()) {
            return refuse(RejectionCode.ACCOUNT_EXISTS);
        }
        draft.open();
        return null;
    }

    @Override
    public Void closeAccount(Step.CloseAccount close) {
        if (!mustExist()) {
            return null;
        }
        if (!draft.isEmpty()) {
            return refuse(RejectionCode.ACCOUNT_NOT_EMPTY);
        }
        draft.close();
        return null;
    }

    @Override
    public Void setFlags(Step.SetFlags flags) {
        if (mustExist()) {
            draft.setFlags(flags.debitFrozen(), flags.creditFrozen());
        }
        return null;
    }

    @Override
    public Void setLimit(Step.SetLimit limit) {
        boolean isIssuer = draft.issues(limit.asset());
        if (isIssuer && limit.account().equals(account)) {
            return refuse(RejectionCode.LIMIT_ON_ISSUER);
        }
        if (isIssuer) {
            return draft.defines(limit.asset()) ? null : refuse(RejectionCode.UNKNOWN_ASSET);
        }
        if (mustExist() && mayHave(limit.asset())) {
            Verdict verdict = draft.balance(limit.asset()).setLimit(limit.creditLimit());
            return verdict == Verdict.HOLDS ? null : refuse(RejectionCode.LIMIT_BELOW_BALANCE);
        }
        return null;
    }

    @Override
    public Void createAsset(Step.CreateAsset create) {
        if (!mustExist()) {
            return null;
        }
        if (draft.defines(create.asset())) {
            return refuse(RejectionCode.ASSET_EXISTS);
        }
        if (draft.issuedCount() >= limits.maxAssetsPerAccount()) {
            return refuse(RejectionCode.TOO_MANY_ASSETS);
        }
        draft.create(new AssetDefinition(create.asset().number(), create.decimals()));
        return null;
    }

    @Override
    public Void hold(Step.Hold hold) {
        if (!hold.from().equals(account)) {
            mayReceive(hold.asset());
            return null;
        }
        if (hold.deadlineMs() <= nowMs) {
            return refuse(RejectionCode.DEADLINE_PASSED);
        }
        if (hold.deadlineMs() - nowMs > limits.maxHoldMs()) {
            return refuse(RejectionCode.DEADLINE_TOO_FAR);
        }
        if (mayPay() && hasRoomForHold()) {
            judgeFunds(hold.asset(), draft.balance(hold.asset()).hold(hold.amount()));
            HoldId id = new HoldId(txId, found.step());
            draft.create(new HeldAmount(id, hold));
        }
        return null;
    }

    private boolean hasRoomForHold() {
        int count = ledger.holds().count(account) + draft.createdHoldCount() - draft.settledHoldCount();
        if (count - locks.pendingSettledHolds(account) >= limits.maxHoldsPerAccount()) {
            refuse(RejectionCode.TOO_MANY_HOLDS);
        } else if (count + locks.pendingCreatedHolds(account) >= limits.maxHoldsPerAccount()) {
            found.waitForAllHolders();
        }
        return !found.isRefused();
    }

    @Override
    public Void post(Step.Post post) {
        if (!post.from().equals(account)) {
            if (mayReceive(post.asset())) {
                judgeRoom(post.asset(), draft.balance(post.asset()).credit(post.amount()));
            }
            return null;
        }
        if (!mayPay()) {
            return null;
        }
        Step.Hold hold = findHold(post.hold());
        if (hold == null) {
            return null;
        }
        if (!hold.from().equals(account) || !hold.to().equals(post.to()) || !hold.asset().equals(post.asset())) {
            return refuse(RejectionCode.HOLD_MISMATCH);
        }
        if (post.amount().isMoreThan(hold.amount())) {
            return refuse(RejectionCode.POST_EXCEEDS_HOLD);
        }
        draft.settle(post.hold(), hold, post.amount());
        return null;
    }

    @Override
    public Void voidHold(Step.VoidHold voidHold) {
        Step.Hold hold = mustExist() ? findHold(voidHold.hold()) : null;
        if (hold == null) {
            return null;
        }
        if (!hold.from().equals(account)) {
            return refuse(RejectionCode.HOLD_MISMATCH);
        }
        draft.settle(voidHold.hold(), hold, Quantity.ZERO);
        return null;
    }

    /** The hold that a step means; null if the step is refused or blocked. */
    private Step.Hold findHold(HoldId id) {
        HeldAmount created = draft.created(id);
        if (created != null) {
            return created.hold();
        }
        TxId busyWith = locks.busyWith(account, id);
        if (busyWith != null) {
            found.waitForHolder(busyWith);
            return null;
        }
        HeldAmount stored = draft.hasSettled(id) ? null : ledger.holds().get(id);
        if (stored == null) {
            refuse(RejectionCode.HOLD_NOT_FOUND);
            return null;
        }
        if (stored.isExpired() || stored.hold().deadlineMs() <= nowMs) {
            refuse(RejectionCode.HOLD_EXPIRED);
            return null;
        }
        return stored.hold();
    }

    @Override
    public Void guardBalance(Step.GuardBalance guard) {
        if (!mustExist() || !mustKnow(guard.asset())) {
            return null;
        }
        WorkingBalance balance = draft.balance(guard.asset());
        if (guard.bound() == Step.Bound.AT_MOST) {
            return balance.isAtMost(guard.balance()) ? null : refuse(RejectionCode.GUARD_FAILED);
        }
        Verdict verdict = balance.requireAtLeast(guard.balance());
        if (verdict == Verdict.FAILS) {
            return refuse(RejectionCode.GUARD_FAILED);
        }
        if (verdict == Verdict.DEPENDS) {
            found.waitForFunds(guard.asset());
        }
        return null;
    }

    @Override
    public Void guardAccount(Step.GuardAccount guard) {
        boolean exists = draft.exists();
        boolean holds = switch (guard.condition()) {
            case EXISTS -> exists;
            case ABSENT -> !exists;
            case DEBIT_FROZEN -> exists && draft.isDebitFrozen();
            case DEBIT_ALLOWED -> exists && !draft.isDebitFrozen();
            case CREDIT_FROZEN -> exists && draft.isCreditFrozen();
            case CREDIT_ALLOWED -> exists && !draft.isCreditFrozen();
        };
        return holds ? null : refuse(RejectionCode.GUARD_FAILED);
    }

    private boolean mustExist() {
        if (!draft.exists()) {
            refuse(RejectionCode.UNKNOWN_ACCOUNT);
        }
        return draft.exists();
    }

    private boolean mayPay() {
        if (mustExist() && draft.isDebitFrozen()) {
            refuse(RejectionCode.DEBIT_IS_FROZEN);
        }
        return !found.isRefused();
    }

    private boolean mayReceive(AssetId asset) {
        if (mustExist() && draft.isCreditFrozen()) {
            refuse(RejectionCode.CREDIT_IS_FROZEN);
        }
        return !found.isRefused() && mayHave(asset);
    }

    /** An asset that a pending transaction may bring takes no room of its own then, so it is not refused for good. */
    private boolean mayHave(AssetId asset) {
        if (draft.hasBalance(asset)) {
            return true;
        }
        Set<AssetId> pending = locks.pendingAssets(account);
        if (draft.balanceCount() >= limits.maxAssetsPerAccount() && !pending.contains(asset)) {
            refuse(RejectionCode.TOO_MANY_ASSETS);
            return false;
        }
        if (!pending.isEmpty()) {
            long pendingNew = pending.stream().filter(other -> !draft.hasBalance(other) && !other.equals(asset)).count();
            if (draft.balanceCount() + pendingNew >= limits.maxAssetsPerAccount()) {
                found.waitForAllHolders();
            }
        }
        return true;
    }

    /**
     * That the asset exists needs no proof where a debit is covered: what an account has was issued once. So it is asked
     * only before something is refused, or granted, without such cover.
     */
    private boolean mustKnow(AssetId asset) {
        if (draft.issues(asset)) {
            if (!draft.defines(asset)) {
                refuse(RejectionCode.UNKNOWN_ASSET);
            }
            return !found.isRefused();
        }
        if (draft.hadBalance(asset)) {
            return true;
        }
        switch (assets.standing(asset)) {
            case EXISTS -> {
                return true;
            }
            case ABSENT -> refuse(RejectionCode.UNKNOWN_ASSET);
            case PENDING -> found.waitForIssuer(asset);
            case UNSEEN -> found.askFor(asset);
        }
        return false;
    }

    private void judgeFunds(AssetId asset, Verdict verdict) {
        boolean isIssuer = draft.issues(asset);
        if (isIssuer && !draft.defines(asset)) {
            refuse(RejectionCode.UNKNOWN_ASSET);
        } else if (verdict == Verdict.FAILS && mustKnow(asset)) {
            // An issuer lacks no funds: its balance would go below the least that a balance can be.
            refuse(isIssuer ? RejectionCode.BALANCE_OVERFLOW : RejectionCode.INSUFFICIENT_FUNDS);
        } else if (verdict == Verdict.DEPENDS) {
            found.waitForFunds(asset);
        }
    }

    private void judgeRoom(AssetId asset, Verdict verdict) {
        if (verdict == Verdict.FAILS) {
            refuse(RejectionCode.BALANCE_OVERFLOW);
        } else if (verdict == Verdict.DEPENDS) {
            found.waitForRoom(asset);
        }
    }

    private Void refuse(RejectionCode code) {
        found.refuse(code);
        return null;
    }
}
