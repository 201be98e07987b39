package io.weft.loadtest.workload;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.wire.StepWriter;
import java.util.List;
import java.util.SplittableRandom;

/** Transfers of 1 to 100 between two accounts, drawn in one way or another. */
public final class Transfers implements Workload {

    private static final int MAX_AMOUNT = 100;
    private static final int HOT_ACCOUNTS = 10;
    private static final int AMPLE_FUNDS = 100_000;
    /** At skew 1.2 the first account is in a third of all transfers, so its balance wanders far in minutes. */
    private static final int ZIPF_FUNDS = 10_000_000;
    /** So little that about half of the transfers are refused before long. */
    private static final int SCARCE_FUNDS = 30;

    private final String name;
    private final int accounts;
    private final long funds;
    private final Drawing drawing;

    /** Makes what draws the two accounts of a transfer on one connection. */
    private interface Drawing {
        Draw of(SplittableRandom random);
    }

    private interface Draw {
        void accounts(Work work);
    }

    private Transfers(String name, int accounts, long funds, Drawing drawing) {
        this.name = name;
        this.accounts = accounts;
        this.funds = funds;
        this.drawing = drawing;
    }

    /** Between any two. */
    public static Transfers uniform(int accounts) {
        return new Transfers("transfer", accounts, AMPLE_FUNDS, random -> work -> uniform(work, random, accounts));
    }

    /** The same, and so little money that many are refused. */
    public static Transfers scarce(int accounts) {
        return new Transfers("scarce", accounts, SCARCE_FUNDS, random -> work -> uniform(work, random, accounts));
    }

    /** Half of them pay or are paid by one of ten accounts. */
    public static Transfers hot(int accounts) {
        return new Transfers("hot", accounts, AMPLE_FUNDS, random -> work -> hot(work, random, accounts));
    }

    /**
     * Accounts are drawn by Zipf's law. Which of the two pays is drawn apart: the second must differ from the first, so
     * the most frequent account comes second less often, and would be drained if whoever is drawn first always paid.
     */
    public static Transfers zipf(int accounts, double skew) {
        return new Transfers("zipf", accounts, ZIPF_FUNDS, random -> {
            Zipf zipf = new Zipf(accounts, skew, random);
            return work -> zipf(work, random, zipf);
        });
    }

    private static void zipf(Work work, SplittableRandom random, Zipf zipf) {
        int first = zipf.next();
        int second;
        do {
            second = zipf.next();
        } while (second == first);
        boolean firstPays = random.nextBoolean();
        work.from = firstPays ? first : second;
        work.to = firstPays ? second : first;
    }

    private static void uniform(Work work, SplittableRandom random, int accounts) {
        work.from = random.nextInt(accounts);
        work.to = otherThan(work.from, random, accounts);
    }

    private static void hot(Work work, SplittableRandom random, int accounts) {
        uniform(work, random, accounts);
        int drawn = random.nextInt(4);
        if (drawn == 0) {
            work.from = random.nextInt(HOT_ACCOUNTS);
            work.to = otherThan(work.from, random, accounts);
        } else if (drawn == 1) {
            work.to = random.nextInt(HOT_ACCOUNTS);
            work.from = otherThan(work.to, random, accounts);
        }
    }

    static int otherThan(int account, SplittableRandom random, int accounts) {
        return (account + 1 + random.nextInt(accounts - 1)) % accounts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> operations() {
        return List.of("transfer");
    }

    @Override
    public int accounts() {
        return accounts;
    }

    @Override
    public long fundsOf(int account) {
        return funds;
    }

    @Override
    public Source source(Books books, SplittableRandom random) {
        return new TransferSource(books, random, drawing.of(random));
    }

    private record TransferSource(Books books, SplittableRandom random, Draw draw) implements Source {

        @Override
        public boolean begin(Work work) {
            draw.accounts(work);
            work.amount = 1 + random.nextInt(MAX_AMOUNT);
            return true;
        }

        @Override
        public void write(Work work, StepWriter out) {
            out.transfer(work.from, work.to, work.amount);
        }

        @Override
        public boolean committed(Work work) {
            books.moved(work.from, work.to, work.amount);
            return false;
        }

        @Override
        public Refusal rejected(Work work, int code) {
            return code == RejectionCode.INSUFFICIENT_FUNDS_VALUE ? Refusal.ENDS : Refusal.WRONG;
        }
    }
}
