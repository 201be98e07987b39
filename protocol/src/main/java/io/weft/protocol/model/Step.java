package io.weft.protocol.model;

/**
 * One step of a transaction. Every step names its accounts, asset and amounts, so that the route of a transaction
 * follows from its content alone. A new kind of step begins here: {@link Visitor} then makes the compiler name every
 * place that must know it.
 */
public sealed interface Step {

    <T> T accept(Visitor<T> visitor);

    /** Moves an amount. A transfer from the issuing account mints, one to it burns. */
    record Transfer(AccountId from, AccountId to, AssetId asset, Quantity amount) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.transfer(this);
        }
    }

    record OpenAccount(AccountId account) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.openAccount(this);
        }
    }

    /** Only an account without balances, holds and issued assets can be closed. */
    record CloseAccount(AccountId account) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.closeAccount(this);
        }
    }

    record SetFlags(AccountId account, boolean debitFrozen, boolean creditFrozen) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.setFlags(this);
        }
    }

    /** How far below zero the account may go; zero or more. */
    record SetLimit(AccountId account, AssetId asset, Quantity creditLimit) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.setLimit(this);
        }
    }

    record CreateAsset(AssetId asset, int decimals) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.createAsset(this);
        }
    }

    /** Reserves an amount of {@code from}, to be posted to {@code to}, until an absolute time. */
    record Hold(AccountId from, AccountId to, AssetId asset, Quantity amount, long deadlineMs) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.hold(this);
        }
    }

    /** Pays a hold, whole or in part, and releases the rest. */
    record Post(HoldId hold, AccountId from, AccountId to, AssetId asset, Quantity amount) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.post(this);
        }
    }

    /** Releases a hold. Called VoidHold because {@code void} is taken. */
    record VoidHold(HoldId hold, AccountId from) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.voidHold(this);
        }
    }

    /** Goes on only if the balance (posted minus held, the credit limit not counted) is within the bound. */
    record GuardBalance(AccountId account, AssetId asset, Bound bound, Quantity balance) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.guardBalance(this);
        }
    }

    record GuardAccount(AccountId account, Condition condition) implements Step {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.guardAccount(this);
        }
    }

    /** In the order of their numbers in the canonical encoding; new ones go to the end. */
    enum Bound { AT_LEAST, AT_MOST }

    /** In the order of their numbers in the canonical encoding; new ones go to the end. */
    enum Condition { EXISTS, ABSENT, DEBIT_FROZEN, DEBIT_ALLOWED, CREDIT_FROZEN, CREDIT_ALLOWED }

    /** One method per kind of step. */
    interface Visitor<T> {
        T transfer(Transfer step);

        T openAccount(OpenAccount step);

        T closeAccount(CloseAccount step);

        T setFlags(SetFlags step);

        T setLimit(SetLimit step);

        T createAsset(CreateAsset step);

        T hold(Hold step);

        T post(Post step);

        T voidHold(VoidHold step);

        T guardBalance(GuardBalance step);

        T guardAccount(GuardAccount step);
    }
}
