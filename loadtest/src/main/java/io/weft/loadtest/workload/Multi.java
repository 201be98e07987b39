package io.weft.loadtest.workload;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.wire.StepWriter;
import java.util.List;
import java.util.SplittableRandom;

/** One account pays three others, in one transaction. */
public record Multi(int accounts) implements Workload {

    private static final int MAX_AMOUNT = 30;
    private static final int FUNDS = 100_000;

    @Override
    public String name() {
        return "multi";
    }

    @Override
    public List<String> operations() {
        return List.of("one debit, three credits");
    }

    @Override
    public long fundsOf(int account) {
        return FUNDS;
    }

    @Override
    public Source source(Books books, SplittableRandom random) {
        return new MultiSource(books, random, accounts);
    }

    private record MultiSource(Books books, SplittableRandom random, int accounts) implements Source {

        @Override
        public boolean begin(Work work) {
            work.from = random.nextInt(accounts);
            work.to = Transfers.otherThan(work.from, random, accounts);
            do {
                work.second = Transfers.otherThan(work.from, random, accounts);
            } while (work.second == work.to);
            do {
                work.third = Transfers.otherThan(work.from, random, accounts);
            } while (work.third == work.to || work.third == work.second);
            work.amount = 1 + random.nextInt(MAX_AMOUNT);
            return true;
        }

        @Override
        public void write(Work work, StepWriter out) {
            out.transfer(work.from, work.to, work.amount);
            out.transfer(work.from, work.second, work.amount);
            out.transfer(work.from, work.third, work.amount);
        }

        @Override
        public boolean committed(Work work) {
            books.moved(work.from, work.to, work.amount);
            books.moved(work.from, work.second, work.amount);
            books.moved(work.from, work.third, work.amount);
            return false;
        }

        @Override
        public Refusal rejected(Work work, int code) {
            return code == RejectionCode.INSUFFICIENT_FUNDS_VALUE ? Refusal.ENDS : Refusal.WRONG;
        }
    }
}
