package io.weft.loadtest.kill;

import io.weft.loadtest.audit.BalanceAudit;
import io.weft.loadtest.audit.TransactionAudit;
import io.weft.loadtest.client.LedgerReads;
import io.weft.loadtest.client.LedgerStream;
import io.weft.loadtest.client.MustCommit;
import io.weft.loadtest.client.StreamCounters;
import io.weft.loadtest.client.StreamSettings;
import io.weft.loadtest.client.TxIds;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills a node with {@code kill -9} at random moments under load, some of them while it is still starting again, and
 * after each restart waits until every transaction has its one outcome, audits every balance, looks the latest outcomes
 * up, sends the latest transactions once more, and audits again. So an acknowledged transaction that is lost, or done
 * twice, is found after the restart that did it.
 *
 * <p>Which transactions are sent, and the waiting times before the kills, follow from the seed; what is in flight at
 * the moment of a kill does not, because that depends on the machine.
 */
public final class KillRun {

    private static final int PERCENT = 100;
    private static final int KILLED_WHILE_STARTING_PERCENT = 20;
    private static final long MAX_STARTING_MS = 3_000;
    private static final long MAX_LOAD_AFTER_RESTART_MS = 500;

    private final RunningNode node;
    private final KillSettings settings;
    private final Progress progress;
    private final SplittableRandom random;
    private final KillAccounts accounts = new KillAccounts();
    private final BalanceAudit audit;
    private final TransactionAudit outcomes;

    private volatile int kills;
    private int restarts;
    private long inFlightAtKills;
    private long longestRecoveryMs;
    private long sentOnceMore;

    public KillRun(RunningNode node, KillSettings settings, Progress progress) {
        this.node = node;
        this.settings = settings;
        this.progress = progress;
        this.random = new SplittableRandom(settings.seed()).split();
        LedgerReads reads = new LedgerReads(node::channel);
        this.audit = new BalanceAudit(reads, accounts.asset());
        this.outcomes = new TransactionAudit(reads);
    }

    /**
     * @param inFlightAtKills   transactions without an answer at the kills under load, in all
     * @param sentAgain         transactions that were sent, and not answered, when a connection broke
     * @param sentOnceMore      acknowledged transactions that were sent once more after a restart
     * @param longestRecoveryMs from a kill until the node served again
     * @param faults            what must not be; the run ends with the first
     */
    public record Report(int kills, int restarts, long committed, long rejected, long inFlightAtKills, long sentAgain,
            long sentOnceMore, long longestRecoveryMs, List<String> faults) {}

    /** Ends after the last kill, or with the first fault. */
    public Report run() throws IOException, InterruptedException {
        openAccounts();
        List<String> faults = new ArrayList<>();
        try (KillLoad load = new KillLoad(accounts, node::channel, settings);
                Progress.Watch watch = progress.watch(() -> status(load))) {
            while (kills < settings.kills() && faults.isEmpty()) {
                killOnce(load);
                faults.addAll(judge(load));
            }
            return new Report(kills, restarts, load.committed(), load.rejected(), inFlightAtKills,
                    load.counters().resentAfterDisconnect(), sentOnceMore, longestRecoveryMs, faults);
        }
    }

    private String status(KillLoad load) {
        return "kill " + kills + " of " + settings.kills() + ": " + Text.count(load.committed()) + " committed, "
                + Text.count(load.rejected()) + " rejected, " + Text.count(load.counters().resentAfterDisconnect())
                + " sent again";
    }

    private void openAccounts() throws IOException, InterruptedException {
        try (LedgerStream stream =
                new LedgerStream(node::channel, StreamSettings.DEFAULTS, new StreamCounters())) {
            MustCommit mustCommit = new MustCommit(stream, new TxIds());
            mustCommit.one(accounts.createAsset());
            mustCommit.all(accounts.openings(), new AtomicInteger());
        }
    }

    private void killOnce(KillLoad load) throws IOException, InterruptedException {
        load.start();
        TimeUnit.MILLISECONDS.sleep(random.nextLong(settings.minLoadMs(), settings.maxLoadMs()));
        inFlightAtKills += load.inFlight();
        long killedAtNanos = System.nanoTime();
        killAndStart();
        while (kills < settings.kills() && random.nextInt(PERCENT) < KILLED_WHILE_STARTING_PERCENT) {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_STARTING_MS));
            killAndStart();
        }
        node.awaitServing();
        restarts++;
        longestRecoveryMs = Math.max(longestRecoveryMs,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAtNanos));
        TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_LOAD_AFTER_RESTART_MS));
        load.stop();
    }

    private void killAndStart() throws IOException, InterruptedException {
        node.kill();
        kills++;
        node.startAgain();
    }

    /** Audits before it sends anything once more: that would do again, and so hide, what was lost. */
    private List<String> judge(KillLoad load) throws InterruptedException {
        List<String> faults = new ArrayList<>(load.faults());
        faults.addAll(auditFaults());
        faults.addAll(outcomes.notCommitted(load.recentlyCommitted()));
        if (faults.isEmpty()) {
            sentOnceMore += load.sendRecentAgain();
            faults.addAll(load.faults());
            faults.addAll(auditFaults());
        }
        return faults.stream().map(fault -> "after kill " + kills + ": " + fault).toList();
    }

    private List<String> auditFaults() throws InterruptedException {
        BalanceAudit.Result result = audit.run(accounts.expected(), new AtomicInteger());
        List<String> faults = new ArrayList<>(result.faults());
        if (!result.sumIsZero()) {
            faults.add("the sum over all accounts must be zero, but is " + result.sum());
        }
        return faults;
    }
}
