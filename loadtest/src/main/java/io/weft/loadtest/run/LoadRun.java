package io.weft.loadtest.run;

import io.weft.client.LedgerInfo;
import io.weft.loadtest.drive.Drive;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.Nodes;
import io.weft.loadtest.meter.MachineUse;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Load on one ledger: accounts are opened once, then driven as often as wanted, and audited after each time. */
public final class LoadRun {

    private static final long BEHIND_WARNING_US = 10_000;
    private static final long WAIT_WARNING_US = 100_000;

    private final Nodes nodes;
    private final String address;
    private final LoadBank bank;
    private final Progress progress;
    private final LedgerReads reads;
    private final long seed;

    /** @param run tells this run's accounts from those of others on the same ledger */
    public LoadRun(Nodes nodes, String address, Workload workload, long run, long seed, Progress progress) {
        this.nodes = nodes;
        this.address = address;
        this.bank = new LoadBank(workload, run);
        this.progress = progress;
        this.reads = new LedgerReads(nodes);
        this.seed = seed;
    }

    /** To be called once, before anything else. */
    public void open() throws IOException, InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long beginNanos = System.nanoTime();
        try (Progress.Watch watch = progress.watch(() -> "opening " + Text.count(bank.accounts().count()) + " accounts: "
                + Text.count(done.get()) + " of " + Text.count(bank.openings()) + " transactions")) {
            bank.open(nodes, done);
        }
        progress.say("opened " + Text.count(bank.accounts().count()) + " accounts in "
                + Text.seconds(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos)));
    }

    /** May be called as often as wanted: the accounts go on from where they are. */
    public LoadResult measure(DriveSettings settings, int warmUpSeconds, SecondListener onSecond)
            throws IOException, InterruptedException {
        String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        MachineUse use = MachineUse.begin();
        Drive drive = new Drive(nodes.channels(), settings, bank.workload(), bank.accounts(), bank.books(),
                nodes::read, warmUpSeconds, seed);
        Drive.Outcome outcome = drive.run(onSecond);
        String machine = use.inWords();
        AuditResult audit = audit(outcome);
        LedgerInfo info = reads.info();
        RunDescription run = new RunDescription(bank.workload().name(), address, startedAt, info.version(), pace(settings), seed,
                bank.accounts().count(), settings.connections(), settings.maxBatch(), settings.inFlight(),
                TimeUnit.SECONDS.toMillis(warmUpSeconds), outcome.measuredMs(), info.shards(), info.coordinators(), machine);
        return new LoadResult(run, outcome.operations(), outcome.seconds(), outcome.total(), audit, warnings(settings, outcome));
    }

    private static String pace(DriveSettings settings) {
        return settings.isOpenLoop() ? String.format(Locale.ROOT, "%,.0f a second", settings.opsPerSecond()) : "as fast as answered";
    }

    private static List<String> warnings(DriveSettings settings, Drive.Outcome outcome) {
        List<String> warnings = new ArrayList<>();
        if (settings.isOpenLoop() && outcome.worstBehindUs() > BEHIND_WARNING_US) {
            warnings.add("the generator itself was up to " + outcome.worstBehindUs() / 1_000
                    + " ms behind its schedule: latencies include that");
        }
        if (settings.isOpenLoop() && outcome.worstWaitUs() > WAIT_WARNING_US) {
            warnings.add("operations waited up to " + outcome.worstWaitUs() / 1_000
                    + " ms for room among those in flight: the ledger did not keep up, and latencies include that");
        }
        if (outcome.measuredMs() == 0) {
            warnings.add("all was done within the warm-up, and so nothing was measured: take a shorter --warm-up, or none");
        }
        if (outcome.total().nodeUsPerCommit() < 0) {
            warnings.add("the processor time of the node is not known");
        }
        return warnings;
    }

    private AuditResult audit(Drive.Outcome outcome) throws IOException, InterruptedException {
        LoadAudit audit = new LoadAudit(reads, bank.accounts(), bank.books());
        audit.faults(outcome.faults());
        AtomicInteger done = new AtomicInteger();
        try (Progress.Watch watch = progress.watch(() -> "audit: " + Text.count(done.get()) + " of "
                + Text.count(bank.accounts().total()) + " accounts read")) {
            // First of all: the ledger does not remember outcomes for ever.
            audit.committed(outcome.committed());
            audit.rejected(outcome.rejected());
            audit.balances(done);
        }
        return audit.result();
    }
}
