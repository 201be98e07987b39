package io.weft.loadtest.baseline;

import io.weft.loadtest.baseline.postgres.PostgresAbsent;
import io.weft.loadtest.baseline.postgres.PostgresCluster;
import io.weft.loadtest.baseline.postgres.PostgresPrograms;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The same transfers in a PostgreSQL of its own, one in each transaction and many. */
public final class Baseline {

    private Baseline() {}

    /**
     * Takes about twice the time of warm-up and measuring, and leaves nothing behind.
     *
     * @param progress gets lines for people while it runs
     * @throws PostgresAbsent if there is no PostgreSQL
     * @throws IOException    if PostgreSQL could not be used; the message says why
     */
    public static BaselineResult run(BaselineSettings settings, Consumer<String> progress)
            throws IOException, InterruptedException {
        PostgresPrograms programs = PostgresPrograms.find(settings.postgres());
        progress.accept("starting a PostgreSQL of " + programs.directory() + " in a temporary directory");
        try (PostgresCluster cluster = PostgresCluster.start(programs, settings.connections())) {
            Map<String, String> shown = cluster.settings();
            progress.accept("PostgreSQL " + shown.get("server_version") + " with " + shown);
            List<CaseResult> cases = new ArrayList<>();
            for (TransferCase each : TransferCase.values()) {
                CaseResult result = new CaseRun(cluster, settings, each, progress).run();
                cases.add(result);
                progress.accept(summary(result));
            }
            return new BaselineResult(cases);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static String summary(CaseResult result) {
        return result.name() + ": " + Text.count(Math.round(result.committedPerSecond())) + " committed/s, "
                + result.serverUsPerCommit() + " us of processor time each in PostgreSQL and "
                + result.clientUsPerCommit() + " us here, "
                + (result.audit().isClean() ? "audit clean" : "AUDIT FAILED: " + result.audit().failures());
    }
}
