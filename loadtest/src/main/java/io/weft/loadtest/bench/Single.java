package io.weft.loadtest.bench;

import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.Workloads;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One node on this machine, as a process of its own, under each workload in turn. */
@Command(name = "single", showDefaultValues = true,
        description = "Starts a node, drives it with each workload, audits, and prints one line of JSON for each case. "
                + "Every acknowledged transaction was synced to disk.")
public final class Single implements Callable<Integer> {

    private static final List<String> WORKLOADS = List.of("transfer", "hot", "zipf", "multi", "smallbank", "holds");
    private static final double SKEW = 1.2;
    private static final int MOST_SECONDS = 3_600;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private LoadOptions load;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000", description = "Accounts of each workload.")
    private int accounts;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "12", description = "Measured, for each case.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "6", description = "Seconds before that.")
    private int warmUpSeconds;

    @Option(names = "--first-warm-up", paramLabel = "N", defaultValue = "8",
            description = "Seconds of each workload before the first case: what one does for the first time has the node's Java "
                    + "compile again, for a minute or two of its life, and none is to pay for it.")
    private int firstWarmUpSeconds;

    @Option(names = "--heap-mb", paramLabel = "N", defaultValue = "0",
            description = "Heap of the node. " + BenchRun.FITTING_HEAP)
    private int heapMb;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.within("--seconds", seconds, 1, MOST_SECONDS);
        Limits.within("--warm-up", warmUpSeconds, 0, MOST_SECONDS);
        Limits.within("--first-warm-up", firstWarmUpSeconds, 0, MOST_SECONDS);
        List<Workload> workloads = WORKLOADS.stream().map(name -> Workloads.of(name, accounts, SKEW)).toList();
        NodeProgram program = BenchRun.program(heapMb);
        try (BenchRun bench = new BenchRun(spec.commandLine().getOut(), load.seed()); RunningNode node = bench.start(program)) {
            if (firstWarmUpSeconds > 0) {
                warmUp(bench, node, workloads);
            }
            Workload transfers = workloads.get(0);
            int all = warmUpSeconds + seconds;
            double transfersPerSecond = 0;
            for (Workload workload : workloads) {
                LoadResult result = bench.line(workload.name(), bench.open(node, workload), load.closed(all), warmUpSeconds);
                transfersPerSecond = workload == transfers ? result.total().committedPerSecond() : transfersPerSecond;
            }
            bench.line("transfer at half of the maximum", bench.open(node, transfers), load.open(transfersPerSecond / 2, all),
                    warmUpSeconds);
            bench.line("one transfer at a time", bench.open(node, transfers), load.oneAtATime(all), warmUpSeconds);
            return bench.exitCode();
        }
    }

    private void warmUp(BenchRun bench, RunningNode node, List<Workload> workloads) throws IOException, InterruptedException {
        for (Workload workload : workloads) {
            bench.measure("nothing yet, warming up with " + workload.name(), bench.open(node, workload),
                    load.closed(firstWarmUpSeconds), 0, second -> { });
        }
    }
}
