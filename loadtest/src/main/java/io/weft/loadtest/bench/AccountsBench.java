package io.weft.loadtest.bench;

import io.weft.loadtest.meter.NodeMeter;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.run.Workloads;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What many accounts cost: memory, and throughput beside that with few. */
@Command(name = "accounts", showDefaultValues = true,
        description = "Drives a node with few accounts, then another with many, whose heap is weighed after they were opened. Prints a "
                + "line of JSON for each, and one for the comparison.")
public final class AccountsBench implements Callable<Integer> {

    private static final int MOST_SECONDS = 3_600;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private LoadOptions load;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "5000000", description = "Many.")
    private int many;

    @Option(names = "--few", paramLabel = "N", defaultValue = "100000", description = "Few.")
    private int few;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "Measured, for each of them.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "20", description = "Seconds before that.")
    private int warmUpSeconds;

    @Option(names = "--heap-mb", paramLabel = "N", defaultValue = "0", description = "Heap of each node. " + BenchRun.FITTING_HEAP)
    private int heapMb;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.within("--seconds", seconds, 1, MOST_SECONDS);
        Limits.within("--warm-up", warmUpSeconds, 0, MOST_SECONDS);
        Limits.require(few < many, "--few must be less than --accounts");
        NodeProgram program = BenchRun.program(heapMb);
        try (BenchRun bench = new BenchRun(spec.commandLine().getOut(), load.seed())) {
            LoadResult withFew = node(bench, program, few);
            LoadResult withMany = node(bench, program, many);
            bench.print(RatioLine.of(Text.count(many) + " accounts beside " + Text.count(few), withMany, withFew));
            return bench.exitCode();
        }
    }

    /** Each on a node of its own, so that neither has the other's accounts to carry. */
    private LoadResult node(BenchRun bench, NodeProgram program, int accounts) throws IOException, InterruptedException {
        String name = Text.count(accounts) + " accounts";
        try (RunningNode node = bench.start(program)) {
            long beforeBytes = liveBytes(node);
            long beginNanos = System.nanoTime();
            LoadRun run = bench.open(node, Workloads.of("transfer", accounts, 1));
            long openingMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos);
            bench.print(HeapLine.of("heap of " + name, accounts, openingMs, beforeBytes, liveBytes(node)));
            return bench.line(name, run, load.closed((long) warmUpSeconds + seconds), warmUpSeconds);
        }
    }

    private static long liveBytes(RunningNode node) throws IOException, InterruptedException {
        node.collectGarbage();
        return new NodeMeter(node::channel).heapAfterCollectionBytes();
    }
}
