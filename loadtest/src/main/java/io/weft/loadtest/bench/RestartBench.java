package io.weft.loadtest.bench;

import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.run.Workloads;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long a node that was killed under full load takes until it serves again. While the load goes on, the node takes no
 * checkpoint, so all of the load is replayed.
 */
@Command(name = "restart", showDefaultValues = true,
        description = "Opens accounts on a node, drives it without any checkpoint, kills it (kill -9) under full load, starts it on the "
                + "same journal, waits until it serves and every transaction has its outcome, and audits. Prints a line of JSON.")
public final class RestartBench implements Callable<Integer> {

    private static final int MOST_SECONDS = 3_600;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private LoadOptions load;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "1000000", description = "Opened before the load.")
    private int accounts;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "Of full load before the kill.")
    private int seconds;

    @Option(names = "--heap-mb", paramLabel = "N", defaultValue = "0", description = "Heap of each node. " + BenchRun.FITTING_HEAP)
    private int heapMb;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.within("--seconds", seconds, 1, MOST_SECONDS);
        NodeProgram program = BenchRun.program(heapMb);
        try (BenchRun bench = new BenchRun(spec.commandLine().getOut(), load.seed()); RunningNode node = bench.start(program)) {
            LoadRun run = bench.open(node, Workloads.of("transfer", accounts, 1));
            node.restart(program.withSettings(CheckpointSettings.NEVER));
            KillAfter kill = new KillAfter(node, program, seconds, bench::say);
            // It is killed while operations still begin.
            LoadResult result = bench.measure("the restart after " + seconds + " s of full load", run,
                    load.closed(seconds + KillAfter.LOAD_AFTER_SECONDS, LoadOptions.LONG_GIVE_UP_MS), 0, kill);
            bench.print(new RestartLine("restart", accounts, seconds, kill.committed(), (double) kill.committed() / seconds,
                    kill.bytesOnDisk(), kill.servesAfterMs(), result.audit().isClean(), result.audit().failures(), result.run().machine()));
            return bench.exitCode();
        }
    }
}
