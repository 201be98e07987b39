package io.weft.loadtest.workload;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.wire.StepWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Authorises an amount, then captures it, whole or in part, or releases it. */
public final class Holds implements Workload {

    private static final int MAX_AMOUNT = 100;
    private static final int FUNDS = 100_000;
    /** Far away: a hold that expires before it is captured would be a fault of the ledger. */
    private static final long DEADLINE_AFTER_MS = 3_600_000;
    private static final int CAPTURE = 0;
    private static final int RELEASE = 1;

    private final int accounts;
    private final LongSupplier clockMs;

    /** @param clockMs milliseconds since 1970 */
    public Holds(int accounts, LongSupplier clockMs) {
        this.accounts = accounts;
        this.clockMs = clockMs;
    }

    @Override
    public String name() {
        return "holds";
    }

    @Override
    public List<String> operations() {
        return List.of("authorise and capture", "authorise and release");
    }

    @Override
    public int accounts() {
        return accounts;
    }

    @Override
    public long fundsOf(int account) {
        return FUNDS;
    }

    @Override
    public Source source(Books books, SplittableRandom random) {
        return new HoldSource(books, random);
    }

    private final class HoldSource implements Source {

        private final Books books;
        private final SplittableRandom random;

        HoldSource(Books books, SplittableRandom random) {
            this.books = books;
            this.random = random;
        }

        @Override
        public boolean begin(Work work) {
            work.operation = random.nextInt(4) == 0 ? RELEASE : CAPTURE;
            work.from = random.nextInt(accounts);
            work.to = Transfers.otherThan(work.from, random, accounts);
            work.amount = 1 + random.nextInt(MAX_AMOUNT);
            work.detail = clockMs.getAsLong() + DEADLINE_AFTER_MS;
            return true;
        }

        @Override
        public void write(Work work, StepWriter out) {
            if (work.phase == 0) {
                out.hold(work.from, work.to, work.amount, work.detail);
            } else if (work.operation == CAPTURE) {
                out.post(work.firstIdHigh, work.firstIdLow, work.from, work.to, captured(work));
            } else {
                out.voidHold(work.firstIdHigh, work.firstIdLow, work.from);
            }
        }

        /** Whole, or the half of what is even. */
        private static long captured(Work work) {
            return work.amount % 2 == 0 ? work.amount / 2 : work.amount;
        }

        @Override
        public boolean committed(Work work) {
            if (work.phase == 0) {
                return true;
            }
            if (work.operation == CAPTURE) {
                books.moved(work.from, work.to, captured(work));
            }
            return false;
        }

        @Override
        public Refusal rejected(Work work, int code) {
            boolean isExpected = work.phase == 0 && code == RejectionCode.INSUFFICIENT_FUNDS_VALUE;
            return isExpected ? Refusal.ENDS : Refusal.WRONG;
        }
    }
}
