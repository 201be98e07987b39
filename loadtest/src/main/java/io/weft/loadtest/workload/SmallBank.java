package io.weft.loadtest.workload;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.wire.StepWriter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * SmallBank (M. Alomari, M. Cahill, A. Fekete and U. Röhm, "The cost of serializability on platforms that use snapshot
 * isolation", 2008): customers with a savings and a checking account each. What is paid in or out comes from or goes to
 * the issuer, so that the sum of all accounts stays zero. Amalgamate and WriteCheck read first, and then send a
 * transaction that goes through only if both balances are still the same; if not, they begin anew. Savings never go below
 * zero; checking accounts may, as in the original. Balance reads both accounts, each exactly, and not at one instant.
 *
 * @param customers two accounts for each
 * @param accounts  two for each customer
 */
public record SmallBank(int customers, int accounts) implements Workload {

    private static final int AMALGAMATE = 0;
    private static final int BALANCE = 1;
    private static final int DEPOSIT_CHECKING = 2;
    private static final int SEND_PAYMENT = 3;
    private static final int TRANSACT_SAVINGS = 4;
    private static final int WRITE_CHECK = 5;
    /** In percent, up to and including each operation: 15 of each but for 25 of SendPayment. */
    private static final int[] MIX_UP_TO = {15, 30, 45, 70, 85, 100};
    private static final int FUNDS = 10_000;
    private static final long CREDIT_LIMIT = 1_000_000_000_000L;
    private static final int MAX_AMOUNT = 100;

    public static SmallBank of(int customers) {
        return new SmallBank(customers, 2 * customers);
    }

    @Override
    public String name() {
        return "smallbank";
    }

    @Override
    public List<String> operations() {
        return List.of("Amalgamate", "Balance", "DepositChecking", "SendPayment", "TransactSavings", "WriteCheck");
    }

    @Override
    public long fundsOf(int account) {
        return FUNDS;
    }

    @Override
    public long creditLimitOf(int account) {
        return account == checking(account / 2) ? CREDIT_LIMIT : 0;
    }

    private static int savings(int customer) {
        return 2 * customer;
    }

    private static int checking(int customer) {
        return 2 * customer + 1;
    }

    @Override
    public Source source(Books books, SplittableRandom random) {
        return new SmallBankSource(books, random, customers);
    }

    /** {@code from} and {@code to} of a work are customers; {@code detail} is what is moved besides. */
    private record SmallBankSource(Books books, SplittableRandom random, int customers) implements Source {

        @Override
        public boolean begin(Work work) {
            int drawn = random.nextInt(100);
            while (drawn >= MIX_UP_TO[work.operation]) {
                work.operation++;
            }
            work.from = random.nextInt(customers);
            work.to = Transfers.otherThan(work.from, random, customers);
            work.amount = 1 + random.nextInt(MAX_AMOUNT);
            // Half of what goes to savings is taken out.
            work.detail = random.nextInt(2);
            return true;
        }

        @Override
        public boolean isRead(Work work) {
            return work.phase == 0
                    && (work.operation == AMALGAMATE || work.operation == BALANCE || work.operation == WRITE_CHECK);
        }

        @Override
        public int accountToRead(Work work, int which) {
            return which == 0 ? savings(work.from) : checking(work.from);
        }

        @Override
        public boolean read(Work work) {
            return work.operation != BALANCE;
        }

        @Override
        public void write(Work work, StepWriter out) {
            switch (work.operation) {
                case AMALGAMATE -> {
                    seen(work, out);
                    amalgamate(work, out::transfer);
                }
                case DEPOSIT_CHECKING -> out.transfer(books.issuer(), checking(work.from), work.amount);
                case SEND_PAYMENT -> out.transfer(checking(work.from), checking(work.to), work.amount);
                case TRANSACT_SAVINGS -> transactSavings(work, out::transfer);
                default -> {
                    seen(work, out);
                    out.transfer(checking(work.from), books.issuer(), check(work));
                }
            }
        }

        /** Nothing has changed since it was read. */
        private static void seen(Work work, StepWriter out) {
            out.balanceIs(savings(work.from), work.balances[0]);
            out.balanceIs(checking(work.from), work.balances[1]);
        }

        /** Both accounts of one customer are set to zero, and the checking account of the other gets the sum. */
        private static void amalgamate(Work work, Move move) {
            if (work.balances[0] > 0) {
                move.of(savings(work.from), checking(work.to), work.balances[0]);
            }
            if (work.balances[1] > 0) {
                move.of(checking(work.from), checking(work.to), work.balances[1]);
            } else if (work.balances[1] < 0) {
                move.of(checking(work.to), checking(work.from), -work.balances[1]);
            }
        }

        private void transactSavings(Work work, Move move) {
            if (work.detail == 0) {
                move.of(books.issuer(), savings(work.from), work.amount);
            } else {
                move.of(savings(work.from), books.issuer(), work.amount);
            }
        }

        /** With a penalty of one if there is too little on both accounts. */
        private static long check(Work work) {
            return work.balances[0] + work.balances[1] < work.amount ? work.amount + 1 : work.amount;
        }

        @Override
        public boolean committed(Work work) {
            switch (work.operation) {
                case AMALGAMATE -> amalgamate(work, books::moved);
                case DEPOSIT_CHECKING -> books.moved(books.issuer(), checking(work.from), work.amount);
                case SEND_PAYMENT -> books.moved(checking(work.from), checking(work.to), work.amount);
                case TRANSACT_SAVINGS -> transactSavings(work, books::moved);
                default -> books.moved(checking(work.from), books.issuer(), check(work));
            }
            return false;
        }

        @Override
        public Refusal rejected(Work work, int code) {
            boolean wasRead = work.operation == AMALGAMATE || work.operation == WRITE_CHECK;
            if (wasRead && code == RejectionCode.GUARD_FAILED_VALUE) {
                return Refusal.BEGINS_ANEW;
            }
            return code == RejectionCode.INSUFFICIENT_FUNDS_VALUE ? Refusal.ENDS : Refusal.WRONG;
        }
    }

    /** An amount goes from one account to another. */
    private interface Move {
        void of(int from, int to, long amount);
    }
}
