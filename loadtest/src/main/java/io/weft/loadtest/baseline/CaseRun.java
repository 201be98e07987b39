package io.weft.loadtest.baseline;

import io.weft.loadtest.baseline.postgres.PostgresCluster;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs one case on fresh tables: warm-up, measuring, audit. */
final class CaseRun {

    private final PostgresCluster cluster;
    private final BaselineSettings settings;
    private final TransferCase transferCase;
    private final Consumer<String> progress;
    private final Tally tally = new Tally();
    private volatile boolean isOver;

    CaseRun(PostgresCluster cluster, BaselineSettings settings, TransferCase transferCase, Consumer<String> progress) {
        this.cluster = cluster;
        this.settings = settings;
        this.transferCase = transferCase;
        this.progress = progress;
    }

    CaseResult run() throws SQLException, IOException, InterruptedException {
        try (Connection control = cluster.connect()) {
            say("funding " + Text.count(settings.accounts()) + " accounts");
            Schema.create(control, settings.accounts(), settings.funds());
            Measured measured = load(control);
            say("auditing");
            AuditResult audit = new LedgerAudit(control).run(settings, tally);
            return result(measured, audit);
        }
    }

    private Measured load(Connection control) throws SQLException, InterruptedException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < settings.connections(); i++) {
                connections.add(cluster.connect());
            }
            return load(control, connections);
        } finally {
            for (Connection each : connections) {
                each.close();
            }
        }
    }

    private Measured load(Connection control, List<Connection> connections) throws SQLException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try {
            for (Connection each : connections) {
                TransferSource source =
                        new TransferSource(settings.accounts(), settings.seed() + threads.size());
                Sender sender = new Sender(transferCase.teller(each), source, transferCase.transfersPerTransaction(),
                        tally, () -> isOver);
                threads.add(new Thread(sender, "baseline-" + transferCase.title() + "-" + threads.size()));
            }
            threads.forEach(Thread::start);
            return measure(control);
        } finally {
            isOver = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private Measured measure(Connection control) throws SQLException, InterruptedException {
        say("warming up for " + settings.warmUpSeconds() + " s over " + settings.connections() + " connections");
        tally.awaitFault(TimeUnit.SECONDS.toMillis(settings.warmUpSeconds()));
        say("measuring for " + settings.seconds() + " s");
        tally.measure(true);
        Reading before = Reading.now(tally, cluster.postmaster(), control);
        tally.awaitFault(TimeUnit.SECONDS.toMillis(settings.seconds()));
        Reading after = Reading.now(tally, cluster.postmaster(), control);
        tally.measure(false);
        return new Measured(before, after);
    }

    private CaseResult result(Measured measured, AuditResult audit) throws SQLException, IOException {
        return new CaseResult(transferCase.title(), transferCase.method(), transferCase.transfersPerTransaction(),
                settings.accounts(), settings.connections(), settings.seed(), measured.elapsedMs(),
                measured.committed(), measured.refused(), tally.deadlocks(), tally.rowByRow(),
                measured.committedPerSecond(), measured.serverUsPerCommit(), measured.clientUsPerCommit(),
                tally.latencyMicros().getValueAtPercentile(50), tally.latencyMicros().getValueAtPercentile(99),
                tally.latencyMicros().getMaxValue(), measured.syncsPerSecond(), measured.walBytesPerCommit(), audit,
                measured.machine(), cluster.settings());
    }

    private void say(String what) {
        progress.accept(transferCase.title() + ": " + what);
    }
}
