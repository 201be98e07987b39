package io.weft.simulator.ledger;

import io.weft.simulator.ledger.HeldAmount.Status;
import java.math.BigInteger;

/**
 * Judges the steps of one transaction at one account, one after another. Each method gives the account after the step, which
 * counts only if the ruling lets the step pass.
 *
 * <p>Where several reasons to refuse are true at once, the contract does not say which is named, so each may be.
 */
final class StepJudge implements LedgerStep.Visitor<Account> {

    private final LedgerOperation.Executed transaction;
    private final LedgerLimits limits;
    private final Surroundings surroundings;
    private final String id;
    private Account account;
    private int index;
    private Ruling ruling;

    StepJudge(LedgerOperation.Executed transaction, LedgerLimits limits, Surroundings surroundings, String id) {
        this.transaction = transaction;
        this.limits = limits;
        this.surroundings = surroundings;
        this.id = id;
    }

    /** What may become of the step at the given index here, if the account is as given. */
    Ruling judge(int stepIndex, Account before) {
        index = stepIndex;
        account = before;
        ruling = new Ruling();
        ruling.leave(transaction.steps().get(stepIndex).accept(this));
        return ruling;
    }

    @Override
    public Account transfer(LedgerStep.Transfer step) {
        if (isUnknown(step.asset())) {
            return account;
        }
        return id.equals(step.from()) ? debited(step) : credited(step.asset(), step.amount());
    }

    private Account debited(LedgerStep.Transfer step) {
        ruling.refuseIf(account.debitFrozen(), "DEBIT_IS_FROZEN");
        requireAsset(step.asset());
        requireRoom(step.asset(), true);
        Balance after = account.balance(step.asset()).plusPosted(step.amount().negate());
        requireFloor(step.asset(), after);
        return account.with(step.asset(), after);
    }

    private Account credited(String asset, BigInteger amount) {
        ruling.refuseIf(account.creditFrozen(), "CREDIT_IS_FROZEN");
        requireAsset(asset);
        requireRoom(asset, true);
        Balance after = account.balance(asset).plusPosted(amount);
        ruling.refuseIf(after.posted().compareTo(Balance.MAX) > 0, "BALANCE_OVERFLOW");
        return account.with(asset, after);
    }

    @Override
    public Account openAccount(LedgerStep.OpenAccount step) {
        ruling.refuseIf(account.exists(), "ACCOUNT_EXISTS");
        return account.opened();
    }

    /** Not said: whether a credit limit alone, or a hold that has expired and is still listed, keeps an account open. */
    @Override
    public Account closeAccount(LedgerStep.CloseAccount step) {
        ruling.refuseIf(!account.exists(), "UNKNOWN_ACCOUNT");
        boolean hasBalance = account.balances().values().stream()
                .anyMatch(it -> it.posted().signum() != 0 || it.held().signum() != 0);
        ruling.refuseIf(hasBalance || account.hasReservedHolds() || !account.issued().isEmpty(), "ACCOUNT_NOT_EMPTY");
        boolean hasLimit = account.balances().values().stream().anyMatch(it -> it.creditLimit().signum() != 0);
        ruling.mayRefuseIf(account.exists() && (hasLimit || !account.holds().isEmpty()), "ACCOUNT_NOT_EMPTY");
        return account.closed();
    }

    @Override
    public Account setFlags(LedgerStep.SetFlags step) {
        ruling.refuseIf(!account.exists(), "UNKNOWN_ACCOUNT");
        return account.withFlags(step.debitFrozen(), step.creditFrozen());
    }

    @Override
    public Account setLimit(LedgerStep.SetLimit step) {
        boolean isUnknown = isUnknown(step.asset());
        requireAsset(step.asset());
        if (isIssuer(step.asset())) {
            ruling.refuseIf(id.equals(step.account()), "LIMIT_ON_ISSUER");
            return account;
        }
        if (isUnknown) {
            return account;
        }
        requireRoom(step.asset(), step.creditLimit().signum() != 0);
        Balance after = account.balance(step.asset()).withCreditLimit(step.creditLimit());
        ruling.refuseIf(!after.isWithinLimit(), "LIMIT_BELOW_BALANCE");
        return account.with(step.asset(), after);
    }

    @Override
    public Account createAsset(LedgerStep.CreateAsset step) {
        ruling.refuseIf(!account.exists(), "UNKNOWN_ACCOUNT");
        ruling.refuseIf(account.issued().containsKey(step.asset()), "ASSET_EXISTS");
        ruling.refuseIf(account.issued().size() >= limits.maxAssetsPerAccount(), "TOO_MANY_ASSETS");
        ruling.mayRefuseIf(assetsBeside(step.asset()) >= limits.maxAssetsPerAccount(), "TOO_MANY_ASSETS");
        return account.withIssued(step.asset(), step.decimals());
    }

    @Override
    public Account hold(LedgerStep.Hold step) {
        if (id.equals(step.to())) {
            ruling.refuseIf(!account.exists(), "UNKNOWN_ACCOUNT");
            ruling.refuseIf(account.creditFrozen(), "CREDIT_IS_FROZEN");
            requireRoom(step.asset(), true);
            return account;
        }
        if (isUnknown(step.asset())) {
            return account;
        }
        ruling.refuseIf(account.debitFrozen(), "DEBIT_IS_FROZEN");
        requireAsset(step.asset());
        requireRoom(step.asset(), true);
        judgeDeadline(step.deadlineMs());
        long reserved = account.holds().values().stream().filter(HeldAmount::isReserved).count();
        ruling.refuseIf(reserved >= limits.maxHoldsPerAccount(), "TOO_MANY_HOLDS");
        ruling.mayRefuseIf(account.holds().size() >= limits.maxHoldsPerAccount(), "TOO_MANY_HOLDS");
        Balance after = account.balance(step.asset()).plusHeld(step.amount());
        requireFloor(step.asset(), after);
        HeldAmount hold = new HeldAmount(step.to(), step.asset(), step.amount(), step.deadlineMs(), Status.ACTIVE);
        return account.with(step.asset(), after).with(transaction.txId() + "/" + index, hold);
    }

    private void judgeDeadline(long deadlineMs) {
        ruling.refuseIf(deadlineMs <= transaction.earliestClockMs(), "DEADLINE_PASSED");
        ruling.mayRefuseIf(deadlineMs <= transaction.latestClockMs(), "DEADLINE_PASSED");
        ruling.refuseIf(deadlineMs - transaction.latestClockMs() > limits.maxHoldMs(), "DEADLINE_TOO_FAR");
        ruling.mayRefuseIf(deadlineMs - transaction.earliestClockMs() > limits.maxHoldMs(), "DEADLINE_TOO_FAR");
    }

    @Override
    public Account post(LedgerStep.Post step) {
        if (isUnknown(step.asset())) {
            return account;
        }
        if (!id.equals(step.from())) {
            return credited(step.asset(), step.amount());
        }
        ruling.refuseIf(account.debitFrozen(), "DEBIT_IS_FROZEN");
        ruling.mayRefuseIf(!hasAsset(step.asset()), "UNKNOWN_ASSET");
        HeldAmount hold = requireHold(step.hold());
        if (hold == null) {
            return account;
        }
        ruling.refuseIf(hold.deadlineMs() <= transaction.earliestClockMs(), "HOLD_EXPIRED");
        ruling.refuseIf(!hold.to().equals(step.to()) || !hold.asset().equals(step.asset()), "HOLD_MISMATCH");
        ruling.refuseIf(step.amount().compareTo(hold.amount()) > 0, "POST_EXCEEDS_HOLD");
        Account released = released(step.hold(), hold);
        Balance after = released.balance(hold.asset()).plusPosted(step.amount().negate());
        ruling.refuseIf(after.posted().compareTo(Balance.MAX.negate()) < 0, "BALANCE_OVERFLOW");
        return released.with(hold.asset(), after);
    }

    /** Not said: whether a hold whose deadline has passed may be voided as long as it has not expired. */
    @Override
    public Account voidHold(LedgerStep.VoidHold step) {
        if (!account.exists()) {
            ruling.refuse("UNKNOWN_ACCOUNT");
            return account;
        }
        HeldAmount hold = requireHold(step.hold());
        return hold == null ? account : released(step.hold(), hold);
    }

    /** An expired hold may be forgotten, and is then not found. */
    private HeldAmount requireHold(String holdId) {
        HeldAmount hold = account.holds().get(holdId);
        if (hold == null) {
            ruling.refuse("HOLD_NOT_FOUND");
            ruling.mayRefuseIf(surroundings.knowsHold(holdId), "HOLD_MISMATCH");
            return null;
        }
        ruling.refuseIf(hold.status() != Status.ACTIVE, "HOLD_EXPIRED");
        ruling.mayRefuseIf(hold.status() == Status.EXPIRED, "HOLD_NOT_FOUND");
        ruling.mayRefuseIf(hold.deadlineMs() <= transaction.latestClockMs(), "HOLD_EXPIRED");
        return hold;
    }

    private Account released(String holdId, HeldAmount hold) {
        Balance balance = account.balance(hold.asset()).plusHeld(hold.amount().negate());
        return account.withoutHold(holdId).with(hold.asset(), balance);
    }

    @Override
    public Account guardBalance(LedgerStep.GuardBalance step) {
        if (isUnknown(step.asset())) {
            return account;
        }
        requireAsset(step.asset());
        ruling.refuseIf(!hasAsset(step.asset()) && !account.balances().containsKey(step.asset()), "UNKNOWN_ASSET");
        int comparison = account.balance(step.asset()).unheld().compareTo(step.balance());
        boolean isWithin = step.bound() == LedgerStep.Bound.AT_LEAST ? comparison >= 0 : comparison <= 0;
        ruling.refuseIf(!isWithin, "GUARD_FAILED");
        return account;
    }

    /** Not said: which code a guard of the flags of no account gives. */
    @Override
    public Account guardAccount(LedgerStep.GuardAccount step) {
        boolean asksExistence = step.condition() == LedgerStep.Condition.EXISTS
                || step.condition() == LedgerStep.Condition.ABSENT;
        if (!asksExistence && !account.exists()) {
            ruling.refuse("UNKNOWN_ACCOUNT");
            ruling.refuse("GUARD_FAILED");
        } else {
            ruling.refuseIf(!isIn(step.condition()), "GUARD_FAILED");
        }
        return account;
    }

    private boolean isIn(LedgerStep.Condition condition) {
        return switch (condition) {
            case EXISTS -> account.exists();
            case ABSENT -> !account.exists();
            case DEBIT_FROZEN -> account.debitFrozen();
            case DEBIT_ALLOWED -> !account.debitFrozen();
            case CREDIT_FROZEN -> account.creditFrozen();
            case CREDIT_ALLOWED -> !account.creditFrozen();
        };
    }

    /** Whether there is no such account, with the ruling that follows. */
    private boolean isUnknown(String asset) {
        if (account.exists()) {
            return false;
        }
        ruling.refuse("UNKNOWN_ACCOUNT");
        ruling.mayRefuseIf(!hasAsset(asset), "UNKNOWN_ASSET");
        return true;
    }

    /**
     * The issuer refuses what it did not issue. Another account need not look: nobody has a balance of it, so whatever pays
     * it fails for want of funds, or is funded by a step that the issuer refuses.
     */
    private void requireAsset(String asset) {
        if (!hasAsset(asset)) {
            ruling.mayRefuse("UNKNOWN_ASSET");
            ruling.refuseIf(isIssuer(asset), "UNKNOWN_ASSET");
        }
    }

    /** Within a transaction that creates an asset, all steps see it, those before the creation too. */
    private boolean hasAsset(String asset) {
        return surroundings.hasAsset(asset) || transaction.steps().stream()
                .anyMatch(it -> it instanceof LedgerStep.CreateAsset creation && creation.asset().equals(asset));
    }

    private boolean isIssuer(String asset) {
        return LedgerState.issues(id, asset);
    }

    private void requireFloor(String asset, Balance after) {
        if (isIssuer(asset)) {
            BigInteger floor = Balance.MAX.negate();
            ruling.refuseIf(after.posted().compareTo(floor) < 0, "BALANCE_OVERFLOW");
            // Not said: whether what is held counts for this.
            ruling.mayRefuseIf(after.unheld().compareTo(floor) < 0, "BALANCE_OVERFLOW");
        } else {
            ruling.refuseIf(!after.isWithinLimit(), "INSUFFICIENT_FUNDS");
        }
    }

    /**
     * Not said: whether an asset that an account once had, or issues, counts as one that it has. So it fails for sure only
     * if it has as many others as it may, and never had this one.
     */
    private void requireRoom(String asset, boolean mustBeKept) {
        if (assetsBeside(asset) < limits.maxAssetsPerAccount() || !account.balance(asset).isZero()) {
            return;
        }
        ruling.mayRefuse("TOO_MANY_ASSETS");
        boolean isNew = mustBeKept && !account.balances().containsKey(asset) && !isIssuer(asset);
        long owned = account.balances().entrySet().stream()
                .filter(it -> it.getValue().posted().signum() != 0 && !isIssuer(it.getKey())).count();
        ruling.refuseIf(isNew && owned >= limits.maxAssetsPerAccount(), "TOO_MANY_ASSETS");
    }

    private long assetsBeside(String asset) {
        int most = account.balances().size() + account.issued().size();
        if (most < limits.maxAssetsPerAccount()) {
            return most;
        }
        long issuedOnly = account.issued().keySet().stream().filter(it -> !account.balances().containsKey(it)).count();
        boolean isCounted = account.balances().containsKey(asset) || account.issued().containsKey(asset);
        return account.balances().size() + issuedOnly - (isCounted ? 1 : 0);
    }
}
