package io.weft.client;

import io.weft.api.v1.CloseAccount;
import io.weft.api.v1.CreateAsset;
import io.weft.api.v1.GuardAccount;
import io.weft.api.v1.GuardBalance;
import io.weft.api.v1.Hold;
import io.weft.api.v1.OpenAccount;
import io.weft.api.v1.Post;
import io.weft.api.v1.SetFlags;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transfer;
import io.weft.api.v1.Void;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * An id and 1 to 64 steps, executed in order, all or nothing. Because it has its id from the beginning, it may be given to
 * a client as often as wanted, also by another process: it is executed at most once. Immutable.
 */
public final class Transaction {

    /** Most steps. */
    public static final int MAX_STEPS = 64;
    /** Of an asset; for display alone. */
    public static final int MAX_DECIMALS = 38;

    private final TxId id;
    private final io.weft.api.v1.Transaction message;

    private Transaction(TxId id, List<Step> steps) {
        this.id = id;
        this.message = io.weft.api.v1.Transaction.newBuilder().setTxId(id.bytes()).addAllSteps(steps).build();
    }

    /** Under an id of its own, made when it is built, unless {@link Builder#id} gives one. */
    public static Builder builder() {
        return new Builder();
    }

    public TxId id() {
        return id;
    }

    /** The hold that this step makes. */
    public HoldId hold(int step) {
        if (step < 0 || step >= message.getStepsCount() || !message.getSteps(step).hasHold()) {
            throw new IllegalArgumentException("step " + step + " makes no hold");
        }
        return new HoldId(id, step);
    }

    public int steps() {
        return message.getStepsCount();
    }

    /** As the API sends it. */
    public io.weft.api.v1.Transaction toMessage() {
        return message;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transaction that && message.equals(that.message);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " with " + message.getStepsCount() + " steps";
    }

    /**
     * Adds steps, in order. Each sees the effects of those before it. Amounts are in the smallest unit of the asset, 1 to
     * 2^128-1. Every method throws {@link IllegalArgumentException} for what no ledger would take. For one thread.
     */
    public static final class Builder {

        private final List<Step> steps = new ArrayList<>();
        private TxId id;

        private Builder() {}

        /** For one that other programs are to know, or that was begun before. */
        public Builder id(TxId given) {
            id = given;
            return this;
        }

        /** From the issuing account it mints, to it it burns. */
        public Builder transfer(AccountId from, AccountId to, AssetId asset, BigInteger amount) {
            requireOther(from, to);
            return add(Step.newBuilder().setTransfer(Transfer.newBuilder().setFrom(from.bytes()).setTo(to.bytes())
                    .setAsset(asset.toMessage()).setAmount(Amounts.amount(amount))));
        }

        /** As above. */
        public Builder transfer(AccountId from, AccountId to, AssetId asset, long amount) {
            return transfer(from, to, asset, BigInteger.valueOf(amount));
        }

        public Builder openAccount(AccountId account) {
            return add(Step.newBuilder().setOpenAccount(OpenAccount.newBuilder().setAccount(account.bytes())));
        }

        /** Only one without balances, holds and issued assets. */
        public Builder closeAccount(AccountId account) {
            return add(Step.newBuilder().setCloseAccount(CloseAccount.newBuilder().setAccount(account.bytes())));
        }

        /** Sets both: whether it pays, and whether it receives, nothing. */
        public Builder setFlags(AccountId account, boolean debitFrozen, boolean creditFrozen) {
            return add(Step.newBuilder().setSetFlags(SetFlags.newBuilder().setAccount(account.bytes())
                    .setDebitFrozen(debitFrozen).setCreditFrozen(creditFrozen)));
        }

        /** How far below zero a balance may go; 0 is allowed. */
        public Builder setLimit(AccountId account, AssetId asset, BigInteger creditLimit) {
            return add(Step.newBuilder().setSetLimit(SetLimit.newBuilder().setAccount(account.bytes())
                    .setAsset(asset.toMessage()).setCreditLimit(Amounts.limit(creditLimit))));
        }

        /** As above. */
        public Builder setLimit(AccountId account, AssetId asset, long creditLimit) {
            return setLimit(account, asset, BigInteger.valueOf(creditLimit));
        }

        /** @param decimals 0 to 38; for display alone */
        public Builder createAsset(AssetId asset, int decimals) {
            if (decimals < 0 || decimals > MAX_DECIMALS) {
                throw new IllegalArgumentException("decimals must be 0 to " + MAX_DECIMALS + ", but are " + decimals);
            }
            return add(Step.newBuilder().setCreateAsset(
                    CreateAsset.newBuilder().setAsset(asset.toMessage()).setDecimals(decimals)));
        }

        /**
         * Reserves an amount until a deadline. {@link Transaction#hold} names the hold.
         *
         * @param deadlineMs since 1970
         */
        public Builder hold(AccountId from, AccountId to, AssetId asset, BigInteger amount, long deadlineMs) {
            requireOther(from, to);
            if (deadlineMs <= 0) {
                throw new IllegalArgumentException(
                        "a hold needs a deadline, in milliseconds since 1970, but this is " + deadlineMs);
            }
            return add(Step.newBuilder().setHold(Hold.newBuilder().setFrom(from.bytes()).setTo(to.bytes())
                    .setAsset(asset.toMessage()).setAmount(Amounts.amount(amount)).setDeadlineMs(deadlineMs)));
        }

        /** As above. */
        public Builder hold(AccountId from, AccountId to, AssetId asset, long amount, long deadlineMs) {
            return hold(from, to, asset, BigInteger.valueOf(amount), deadlineMs);
        }

        /** Pays a hold, whole or in part; what is not paid is released. Accounts and asset are those of the hold. */
        public Builder post(HoldId hold, AccountId from, AccountId to, AssetId asset, BigInteger amount) {
            requireOther(from, to);
            return add(Step.newBuilder().setPost(Post.newBuilder().setHold(hold.toMessage()).setFrom(from.bytes())
                    .setTo(to.bytes()).setAsset(asset.toMessage()).setAmount(Amounts.amount(amount))));
        }

        /** As above. */
        public Builder post(HoldId hold, AccountId from, AccountId to, AssetId asset, long amount) {
            return post(hold, from, to, asset, BigInteger.valueOf(amount));
        }

        /** Releases a hold. */
        public Builder voidHold(HoldId hold, AccountId from) {
            return add(Step.newBuilder().setVoid(Void.newBuilder().setHold(hold.toMessage()).setFrom(from.bytes())));
        }

        /** Goes on only if the balance, less what is held, is at least this. */
        public Builder requireAtLeast(AccountId account, AssetId asset, BigInteger balance) {
            return guard(account, asset, balance, GuardBalance.Bound.AT_LEAST);
        }

        /** Goes on only if the balance, less what is held, is at most this. */
        public Builder requireAtMost(AccountId account, AssetId asset, BigInteger balance) {
            return guard(account, asset, balance, GuardBalance.Bound.AT_MOST);
        }

        private Builder guard(AccountId account, AssetId asset, BigInteger balance, GuardBalance.Bound bound) {
            return add(Step.newBuilder().setGuardBalance(GuardBalance.newBuilder().setAccount(account.bytes())
                    .setAsset(asset.toMessage()).setBound(bound).setBalance(Amounts.balance(balance))));
        }

        /** Goes on only if the account is in this state. */
        public Builder require(AccountId account, AccountCondition condition) {
            return add(Step.newBuilder().setGuardAccount(
                    GuardAccount.newBuilder().setAccount(account.bytes()).setCondition(condition.toMessage())));
        }

        /** @throws IllegalStateException if it has no step */
        public Transaction build() {
            if (steps.isEmpty()) {
                throw new IllegalStateException("a transaction needs at least one step");
            }
            return new Transaction(id == null ? TxIds.next() : id, steps);
        }

        private Builder add(Step.Builder step) {
            if (steps.size() == MAX_STEPS) {
                throw new IllegalArgumentException("a transaction has at most " + MAX_STEPS + " steps");
            }
            steps.add(step.build());
            return this;
        }

        private static void requireOther(AccountId from, AccountId to) {
            if (from.equals(to)) {
                throw new IllegalArgumentException("from and to are the same account " + from);
            }
        }
    }
}
