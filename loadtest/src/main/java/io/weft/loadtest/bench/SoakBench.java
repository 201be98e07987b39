package io.weft.loadtest.bench;

import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.run.Workloads;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A long run at a part of the maximum. The node is told to remember outcomes for so short a time that what it remembers
 * reaches its steady size within the first minutes: with the default of an hour, the heap would grow for an hour.
 */
@Command(name = "soak", showDefaultValues = true,
        description = "Finds the maximum of a node, then drives it at a part of that for minutes on end. Prints a line of JSON for each "
                + "minute, and a verdict: whether anything drifts.")
public final class SoakBench implements Callable<Integer> {

    private static final int MOST_MINUTES = 1_440;
    private static final int MOST_SECONDS = 3_600;
    private static final int SECONDS_PER_MINUTE = 60;
    /** The node wants more than a transaction may take, and the skew of clocks. */
    private static final int LEAST_RETENTION_SECONDS = 90;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private LoadOptions load;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000", description = "Opened before the load.")
    private int accounts;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "How long.")
    private int minutes;

    @Option(names = "--percent", paramLabel = "N", defaultValue = "80", description = "Of the maximum.")
    private int percent;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "In which the maximum is found.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "20", description = "Seconds before that.")
    private int warmUpSeconds;

    @Option(names = "--retention-seconds", paramLabel = "N", defaultValue = "120", description = "How long the node remembers outcomes.")
    private int retentionSeconds;

    @Option(names = "--heap-mb", paramLabel = "N", defaultValue = "0", description = "Heap of the node. " + BenchRun.FITTING_HEAP)
    private int heapMb;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.within("--minutes", minutes, 1, MOST_MINUTES);
        Limits.within("--percent", percent, 1, 100);
        Limits.within("--seconds", seconds, 1, MOST_SECONDS);
        Limits.within("--warm-up", warmUpSeconds, 0, MOST_SECONDS);
        Limits.within("--retention-seconds", retentionSeconds, LEAST_RETENTION_SECONDS, MOST_SECONDS);
        long retentionMs = TimeUnit.SECONDS.toMillis(retentionSeconds);
        NodeProgram program = BenchRun.program(heapMb).withSettings(List.of("weft.ledger.retention-ms = " + retentionMs));
        try (BenchRun bench = new BenchRun(spec.commandLine().getOut(), load.seed()); RunningNode node = bench.start(program)) {
            LoadRun run = bench.open(node, Workloads.of("transfer", accounts, 1));
            LoadResult maximum = bench.line("maximum", run, load.closed((long) warmUpSeconds + seconds), warmUpSeconds);
            double opsPerSecond = Math.max(1, maximum.total().committedPerSecond() * percent / 100);
            SoakMinutes soak = new SoakMinutes(SoakMinutes.heapOf(node), bench::print);
            LoadResult result = bench.measure(minutes + " minutes at " + percent + " % of the maximum", run,
                    load.open(opsPerSecond, (long) minutes * SECONDS_PER_MINUTE), 0, soak);
            bench.print(Drift.of(soak.list(), settledAfterMinutes(), result.audit().failures(), result.run().machine()));
            return bench.exitCode();
        }
    }

    private int settledAfterMinutes() {
        return (retentionSeconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE;
    }
}
