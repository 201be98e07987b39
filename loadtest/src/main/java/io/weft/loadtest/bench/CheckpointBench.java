package io.weft.loadtest.bench;

import io.weft.loadtest.meter.NodeMeter;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.run.Workloads;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What checkpoints do to latency: the same load on a node that takes none, and on one that takes them often; and of that one,
 * the seconds in which a checkpoint was under way beside those in which none was.
 */
@Command(name = "checkpoint", showDefaultValues = true,
        description = "Drives a node that takes no checkpoints, and then one that takes them often, with the same load: half of the "
                + "maximum of the first. Prints a line of JSON for each, and one for the comparison. Of the second node it also tells "
                + "the latency of the seconds in which a checkpoint was under way, and of those in which none was: for both to come, "
                + "--every-frames must not be too small.")
public final class CheckpointBench implements Callable<Integer> {

    private static final int MOST_SECONDS = 3_600;
    private static final long MOST_FRAMES = 1_000_000_000;
    /** The default of the node. */
    private static final long EVERY_BYTES = 64L << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private LoadOptions load;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "1000000", description = "Of each node.")
    private int accounts;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "Measured, for each node.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "20", description = "Seconds as fast as answered before that, of which "
            + "the second half finds the maximum.")
    private int warmUpSeconds;

    @Option(names = "--every-frames", paramLabel = "N", defaultValue = "400",
            description = "Frames between two checkpoints of an entity; a node's default is 4000.")
    private long everyFrames;

    @Option(names = "--heap-mb", paramLabel = "N", defaultValue = "0", description = "Heap of each node. " + BenchRun.FITTING_HEAP)
    private int heapMb;

    private double opsPerSecond;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.within("--seconds", seconds, 1, MOST_SECONDS);
        Limits.within("--warm-up", warmUpSeconds, 2, MOST_SECONDS);
        Limits.within("--every-frames", everyFrames, 1, MOST_FRAMES);
        try (BenchRun bench = new BenchRun(spec.commandLine().getOut(), load.seed())) {
            LoadResult without = node(bench, "no checkpoints", CheckpointSettings.NEVER);
            LoadResult with = node(bench, "a checkpoint of each entity every " + everyFrames + " frames",
                    CheckpointSettings.every(everyFrames, EVERY_BYTES));
            bench.print(RatioLine.of("with checkpoints beside without", with, without));
            return bench.exitCode();
        }
    }

    private LoadResult node(BenchRun bench, String name, List<String> checkpoints) throws IOException, InterruptedException {
        NodeProgram program = BenchRun.program(heapMb).withSettings(checkpoints);
        try (RunningNode node = bench.start(program)) {
            LoadRun run = bench.open(node, Workloads.of("transfer", accounts, 1));
            LoadResult maximum = bench.measure("the maximum with " + name, run, load.closed(warmUpSeconds), warmUpSeconds / 2,
                    second -> { });
            opsPerSecond = opsPerSecond == 0 ? maximum.total().committedPerSecond() / 2 : opsPerSecond;
            CheckpointSeconds checkpointSeconds = new CheckpointSeconds(new NodeMeter(node::channel)::read);
            LoadResult result = bench.measure(name, run, load.open(opsPerSecond, seconds), 0, checkpointSeconds);
            bench.print(CheckpointLine.of(name, opsPerSecond, result, checkpointSeconds.result(), node.bytesOnDisk()));
            return result;
        }
    }
}
