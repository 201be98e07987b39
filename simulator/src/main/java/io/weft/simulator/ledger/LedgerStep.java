package io.weft.simulator.ledger;

import java.math.BigInteger;

/** One step of a transaction. The meaning is that of the public API. */
public sealed interface LedgerStep {

    <T> T accept(Visitor<T> visitor);

    record Transfer(String from, String to, String asset, BigInteger amount) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.transfer(this);
        }
    }

    record OpenAccount(String account) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.openAccount(this);
        }
    }

    record CloseAccount(String account) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.closeAccount(this);
        }
    }

    record SetFlags(String account, boolean debitFrozen, boolean creditFrozen) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.setFlags(this);
        }
    }

    record SetLimit(String account, String asset, BigInteger creditLimit) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.setLimit(this);
        }
    }

    record CreateAsset(String asset, int decimals) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.createAsset(this);
        }
    }

    record Hold(String from, String to, String asset, BigInteger amount, long deadlineMs) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.hold(this);
        }
    }

    record Post(String hold, String from, String to, String asset, BigInteger amount) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.post(this);
        }
    }

    record VoidHold(String hold, String from) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.voidHold(this);
        }
    }

    record GuardBalance(String account, String asset, Bound bound, BigInteger balance) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.guardBalance(this);
        }
    }

    record GuardAccount(String account, Condition condition) implements LedgerStep {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.guardAccount(this);
        }
    }

    enum Bound { AT_LEAST, AT_MOST }

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
