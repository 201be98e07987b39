package io.weft.loadtest.kill;

import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.MustCommit;
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
 * Kills a node with {@code kill -9} at random moments under load, and some of its restarts while they recover. After
 * each restart that serves it waits until every transaction has its one outcome, and then runs a {@link RestartAudit}.
 * So an acknowledged transaction that is lost, or done twice, is found after the restart that did it.
 *
 * <p>Which transactions are sent, and the waiting times before the kills, follow from the seed; what is in flight at
 * the moment of a kill does not, because that depends on the machine.
 */
public final class KillRun {

    private static final int PERCENT = 100;
    private static final int OPENINGS_IN_FLIGHT = 64;
    private static final long MAX_LOAD_AFTER_RESTART_MS = 500;

    private final RunningNode node;
    private final KillSettings settings;
    private final Progress progress;
    private final SplittableRandom random;
    private final KillAccounts accounts = new KillAccounts();
    private final AdmittedKinds kinds = new AdmittedKinds();
    private final LedgerReads reads;
    private final RestartAudit audit;

    private volatile int kills;
    private int killsInRecovery;
    private int restarts;
    private long inFlightAtKills;
    private long longestRecoveryMs;

    public KillRun(RunningNode node, KillSettings settings, Progress progress) {
        this.node = node;
        this.settings = settings;
        this.progress = progress;
        this.random = new SplittableRandom(settings.seed()).split();
        this.reads = new LedgerReads(node);
        this.audit = new RestartAudit(accounts, reads);
    }

    /**
     * @param kills             in all; those that did not hit a recovery hit a node that served
     * @param killsInRecovery   that hit a node which had begun to open its journal, and did not serve yet
     * @param restarts          that came to serve, and were audited
     * @param inFlightAtKills   transactions without an answer at the kills under load, in all
     * @param sentAgain         transactions that were sent, and not answered, when a connection broke
     * @param longestRecoveryMs from a kill under load until the node served again
     * @param audited           what was looked at after the restarts
     * @param kinds             what the node admitted over all its lives
     * @param faults            what must not be; the run ends with the first
     */
    record Report(int kills, int killsInRecovery, int restarts, long committed, long rejected, long inFlightAtKills,
            long sentAgain, long longestRecoveryMs, RestartAudit.Totals audited, AdmittedKinds.Totals kinds,
            List<String> faults) {}

    /** Ends after the last kill, or with the first fault. */
    Report run() throws IOException, InterruptedException {
        openAccounts();
        List<String> faults = new ArrayList<>();
        try (KillLoad load = new KillLoad(accounts, node, settings);
                Progress.Watch watch = progress.watch(() -> status(load))) {
            while (kills < settings.kills() && faults.isEmpty()) {
                killOnce(load);
                audit.run(load).forEach(fault -> faults.add("after kill " + kills + ": " + fault));
            }
            if (faults.isEmpty()) {
                kinds.lived(reads.info());
                faults.addAll(kinds.totals().faults());
            }
            return new Report(kills, killsInRecovery, restarts, load.committed(), load.rejected(), inFlightAtKills,
                    load.resent(), longestRecoveryMs, audit.totals(), kinds.totals(), faults);
        }
    }

    private String status(KillLoad load) {
        return "kill " + kills + " of " + settings.kills() + ": " + Text.count(load.committed()) + " committed, "
                + Text.count(load.rejected()) + " rejected, " + Text.count(load.resent())
                + " sent again";
    }

    private void openAccounts() throws IOException, InterruptedException {
        try (MustCommit mustCommit = new MustCommit(node, OPENINGS_IN_FLIGHT)) {
            mustCommit.one(accounts.createAsset());
            mustCommit.all(accounts.openings(), new AtomicInteger());
        }
    }

    private void killOnce(KillLoad load) throws IOException, InterruptedException {
        load.start();
        TimeUnit.MILLISECONDS.sleep(random.nextLong(settings.minLoadMs(), settings.maxLoadMs()));
        kinds.lived(reads.info());
        inFlightAtKills += load.inFlight();
        long killedAtNanos = System.nanoTime();
        kill();
        load.nodeKilled();
        node.startAgain();
        killRecoveries();
        node.awaitServing();
        restarts++;
        longestRecoveryMs = Math.max(longestRecoveryMs,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAtNanos));
        TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_LOAD_AFTER_RESTART_MS));
        load.stop();
    }

    /** Not in the time that the Java machine itself takes to start, in which a kill would test nothing. */
    private void killRecoveries() throws IOException, InterruptedException {
        while (kills < settings.kills() && random.nextInt(PERCENT) < settings.recoveryKillPercent()) {
            node.awaitJournalTouched();
            TimeUnit.MILLISECONDS.sleep(random.nextLong(settings.maxRecoveryMs()));
            kill();
            node.startAgain();
        }
    }

    private void kill() throws InterruptedException {
        boolean served = node.kill();
        kills++;
        if (!served) {
            killsInRecovery++;
        }
    }
}
