package io.weft.loadtest.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Holds;
import io.weft.loadtest.workload.Multi;
import io.weft.loadtest.workload.SmallBank;
import io.weft.loadtest.workload.Transfers;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One node on this machine, as a process of its own, under each workload in turn. */
@Command(name = "single", showDefaultValues = true,
        description = "Starts a node, drives it with each workload, audits, and prints one line of JSON for each case. "
                + "Every acknowledged transaction was synced to disk.")
public final class Single implements Callable<Integer> {

    private static final long ANSWER_TIMEOUT_MS = 20_000;
    private static final long GIVE_UP_MS = 120_000;
    private static final double SKEW = 1.2;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000", description = "Accounts of each workload.")
    private int accounts;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "12", description = "Measured, for each case.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "6", description = "Seconds before that.")
    private int warmUpSeconds;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "4", description = "Each with a thread of its own.")
    private int connections;

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "1024", description = "Of each connection.")
    private int inFlight;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of what is sent, but for the ids.")
    private long seed;

    private final ObjectMapper json = new ObjectMapper();
    private boolean allClean = true;

    /** One case. */
    private record Case(String name, Workload workload, DriveSettings settings) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        DriveSettings asFastAsAnswered = settings(connections, inFlight, 0);
        List<Workload> workloads = List.of(Transfers.uniform(accounts), Transfers.hot(accounts),
                Transfers.zipf(accounts, SKEW), new Multi(accounts), SmallBank.of(accounts / 2), new Holds(accounts, System::currentTimeMillis));
        try (Progress progress = new Progress(System.err, false);
                RunningNode node = RunningNode.start(NodeProgram.ofThisBuild(), null)) {
            progress.say("a 4 KiB append is durable after " + SyncProbe.medianUs(node.directory()) + " us (median)");
            double transfersPerSecond = 0;
            for (Workload workload : workloads) {
                LoadResult result = run(new Case(workload.name(), workload, asFastAsAnswered), node, progress);
                transfersPerSecond = workload == workloads.get(0) ? result.total().committedPerSecond() : transfersPerSecond;
            }
            run(new Case("transfer at half of the maximum", workloads.get(0), settings(connections, inFlight, transfersPerSecond / 2)),
                    node, progress);
            run(new Case("one transfer at a time", workloads.get(0), settings(1, 1, 0)), node, progress);
        }
        return allClean ? 0 : 1;
    }

    private DriveSettings settings(int connectionCount, int inFlightEach, double opsPerSecond) {
        return new DriveSettings(connectionCount, inFlightEach, 256, opsPerSecond, 0,
                TimeUnit.SECONDS.toMillis((long) warmUpSeconds + seconds), ANSWER_TIMEOUT_MS, GIVE_UP_MS);
    }

    private LoadResult run(Case one, RunningNode node, Progress progress) throws IOException, InterruptedException {
        progress.say("case: " + one.name());
        LoadRun run = new LoadRun(node::channel, "a node of its own", one.workload(), System.nanoTime(), seed, progress);
        run.open();
        LoadResult result = run.measure(one.settings(), warmUpSeconds, second -> { });
        allClean &= result.audit().isClean();
        spec.commandLine().getOut().println(json.writeValueAsString(CaseLine.of(one.name(), result)));
        return result;
    }
}
