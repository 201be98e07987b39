package io.weft.protocol.model;

import java.util.Optional;

/** What can be said of a transaction from its content alone. Checked at the gateway; a malformed one is not admitted. */
public final class WellFormed {

    public static final int MAX_DECIMALS = 38;

    private static final Checker CHECKER = new Checker();

    private WellFormed() {}

    /**
     * A fault of the content.
     *
     * @param step index of the step, or {@link Outcome#WHOLE_TRANSACTION}
     */
    public record Fault(int step, String message) {
        @Override
        public String toString() {
            return step == Outcome.WHOLE_TRANSACTION ? message : "step " + step + ": " + message;
        }
    }

    /** The first fault, or nothing if the transaction may be admitted. */
    public static Optional<Fault> check(Transaction transaction) {
        if (!transaction.id().isVersion7()) {
            return fault("the transaction id " + transaction.id() + " is not a UUIDv7");
        }
        int count = transaction.steps().size();
        if (count == 0 || count > Transaction.MAX_STEPS) {
            return fault("a transaction has 1 to " + Transaction.MAX_STEPS + " steps, but this one has " + count);
        }
        for (int i = 0; i < count; i++) {
            String message = transaction.steps().get(i).accept(CHECKER);
            if (message != null) {
                return Optional.of(new Fault(i, message));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(String message) {
        return Optional.of(new Fault(Outcome.WHOLE_TRANSACTION, message));
    }

    /** Each method returns what is wrong, or null. */
    private static final class Checker implements Step.Visitor<String> {

        private static String amount(Quantity amount) {
            if (!amount.isPositive() || amount.isMoreThan(Quantity.MAX_AMOUNT)) {
                return "an amount must be 1 to 2^128-1, but is " + amount;
            }
            return null;
        }

        private static String payment(AccountId from, AccountId to, Quantity amount) {
            return from.equals(to) ? "from and to are the same account " + from : amount(amount);
        }

        @Override
        public String transfer(Step.Transfer step) {
            return payment(step.from(), step.to(), step.amount());
        }

        @Override
        public String openAccount(Step.OpenAccount step) {
            return null;
        }

        @Override
        public String closeAccount(Step.CloseAccount step) {
            return null;
        }

        @Override
        public String setFlags(Step.SetFlags step) {
            return null;
        }

        @Override
        public String setLimit(Step.SetLimit step) {
            if (step.creditLimit().isNegative() || step.creditLimit().isMoreThan(Quantity.MAX_AMOUNT)) {
                return "a credit limit must be 0 to 2^128-1, but is " + step.creditLimit();
            }
            return null;
        }

        @Override
        public String createAsset(Step.CreateAsset step) {
            boolean inRange = step.decimals() >= 0 && step.decimals() <= MAX_DECIMALS;
            return inRange ? null : "decimals must be 0 to " + MAX_DECIMALS + ", but are " + step.decimals();
        }

        @Override
        public String hold(Step.Hold step) {
            return step.deadlineMs() <= 0 ? "a hold needs a deadline" : payment(step.from(), step.to(), step.amount());
        }

        @Override
        public String post(Step.Post step) {
            return badHold(step.hold()) ? "no hold has the id " + step.hold() : payment(step.from(), step.to(), step.amount());
        }

        @Override
        public String voidHold(Step.VoidHold step) {
            return badHold(step.hold()) ? "no hold has the id " + step.hold() : null;
        }

        private static boolean badHold(HoldId hold) {
            return hold.step() < 0 || hold.step() >= Transaction.MAX_STEPS;
        }

        @Override
        public String guardBalance(Step.GuardBalance step) {
            boolean tooWide = step.balance().isMoreThan(Quantity.MAX_AMOUNT)
                    || step.balance().isLessThan(Quantity.MAX_AMOUNT.negate());
            return tooWide ? "a balance must be within ±(2^128-1), but is " + step.balance() : null;
        }

        @Override
        public String guardAccount(Step.GuardAccount step) {
            return null;
        }
    }
}
