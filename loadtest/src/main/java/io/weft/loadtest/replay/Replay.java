package io.weft.loadtest.replay;

import io.weft.loadtest.terminal.Text;
import io.weft.loadtest.wire.StepWriter;
import io.weft.loadtest.workload.Books;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Work;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The transfers of a file. All connections together send them in the order of the file; those in flight at the same time may
 * overtake one another, and so every account has from the beginning what it pays in all rounds, and no transfer may be refused.
 */
public final class Replay implements Workload {

    /** Of {@link #of}: until the time is over. */
    public static final long NO_END = 0;

    private final ReplayAccounts accounts;
    private final long rounds;
    private final Rounds file;

    private Replay(ReplayAccounts accounts, long rounds, Rounds file) {
        this.accounts = accounts;
        this.rounds = rounds;
        this.file = file;
    }

    /**
     * Reads the file once.
     *
     * @param repeat how often the file is replayed; {@link #NO_END}: as often as numbers allow
     * @throws io.weft.loadtest.bank.BadEntries if the file is not as it must be
     * @throws IllegalArgumentException         if amounts would become too large
     */
    public static Replay of(Path file, long repeat) throws IOException {
        ReplayAccounts accounts = ReplayAccounts.of(file);
        if (repeat < 0 || repeat > accounts.mostRounds()) {
            throw new IllegalArgumentException("--repeat must be 1 to " + accounts.mostRounds() + " with the amounts of " + file
                    + ", but is " + repeat);
        }
        long rounds = repeat == NO_END ? accounts.mostRounds() : repeat;
        return new Replay(accounts, rounds, new Rounds(file, accounts, rounds));
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public List<String> operations() {
        return List.of("transfer");
    }

    @Override
    public int accounts() {
        return accounts.count();
    }

    @Override
    public int assets() {
        return accounts.assets();
    }

    @Override
    public int assetOf(int account) {
        return accounts.assetOf(account);
    }

    @Override
    public long fundsOf(int account) {
        return accounts.paidBy(account) * rounds;
    }

    /** Goes on where the file is; all sources share it. */
    @Override
    public Source source(Books books, SplittableRandom random) {
        return new ReplaySource(books, file);
    }

    /** What was sent so far. */
    public String inWords() {
        long sent = file.handedOut();
        return "replayed " + Text.count(sent) + " transfers: the file's " + Text.count(accounts.payments()) + " "
                + Text.count(sent / accounts.payments()) + " times, and " + Text.count(sent % accounts.payments()) + " more";
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ReplaySource(Books books, Rounds file) implements Source {

        @Override
        public boolean begin(Work work) {
            return file.next(work);
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
            return Refusal.WRONG;
        }
    }
}
