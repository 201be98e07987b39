package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.weft.loadtest.bench.BenchRun;
import io.weft.loadtest.bench.LoadOptions;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.run.Workloads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Several nodes and a Cassandra, all on this machine, as processes of their own. */
@Command(name = "cluster", showDefaultValues = true, sortOptions = false,
        description = "Starts Cassandra and three nodes, and drives them: transfers, transfers among few accounts, and transfers while a "
                + "fourth node leaves. Then the same load on other numbers of nodes, and the usual pattern (an entity for each account, a "
                + "saga for each transfer) beside them. Audits, and prints a line of JSON for each case.")
public final class ClusterBench implements Callable<Integer> {

    private static final int MOST_SECONDS = 3_600;
    private static final int NODES = 3;
    private static final int MOST_NODES = 16;
    private static final int LEAST_HEAP_MB = 256;
    private static final int MOST_FITTING_HEAP_MB = 8_192;
    private static final double SKEW = 1.2;
    /** An append to a Cassandra takes tens of milliseconds, and a transfer needs several in a row. */
    private static final int IN_FLIGHT = 4_096;
    private static final int OF_MAXIMUM_WHILE_MOVING = 4;
    /** What waits for those who move is in flight meanwhile, and must not keep the generator from sending what does not. */
    private static final int ROOM_WHILE_MOVING_SECONDS = 6;
    /** Of those of the case with the node that leaves, so many pass before it does. */
    private static final int SECONDS_BEFORE_LEAVING = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private LoadOptions load;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000", description = "Accounts of each case.")
    private int accounts;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "Measured, for each case.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "20", description = "Seconds before that.")
    private int warmUpSeconds;

    @Option(names = "--first-warm-up", paramLabel = "N", defaultValue = "110",
            description = "Seconds of load, for each node, before the first case of a cluster: the Java machines of all nodes compile at the "
                    + "same time, on the processors that the load needs.")
    private int firstWarmUpSeconds;

    @Option(names = "--move-seconds", paramLabel = "N", defaultValue = "60", description = "Measured while a node leaves; 0: none does.")
    private int moveSeconds;

    @Option(names = "--sizes", paramLabel = "N[,...]", split = ",", defaultValue = "1,2,3,6",
            description = "Numbers of nodes that get the same load; 0: none.")
    private List<Integer> sizes = List.of();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "15000", description = "That load, in transfers a second.")
    private double rate;

    @Option(names = "--heap-mb", paramLabel = "N", defaultValue = "0",
            description = "Heap of each node, which remembers each outcome for 65 s at least and takes nothing more when it has no room for "
                    + "that. 0: they share 60 %% of the memory of this machine.")
    private int heapMb;

    @Option(names = "--cassandra-heap-mb", paramLabel = "N", defaultValue = "2048", description = "Heap of Cassandra.")
    private int cassandraHeapMb;

    @Option(names = "--no-workloads", description = "Leaves out what is measured on three nodes alone.")
    private boolean noWorkloads;

    @Option(names = "--no-saga", description = "Leaves out what people build by hand.")
    private boolean noSaga;

    private double sagaPerSecond = -1;
    private double transferPerSecond = -1;
    private double hotPerSecond = -1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSound();
        load.usuallyInFlight(IN_FLIGHT);
        try (BenchRun bench = new BenchRun(spec.commandLine().getOut(), load.seed())) {
            String sagaClassPath = System.getProperty(SagaProcess.CLASS_PATH_PROPERTY, "");
            if (noSaga || sagaClassPath.isEmpty()) {
                bench.say(noSaga ? "without the usual pattern" : "without the usual pattern, which only ./weft bench builds");
            } else {
                saga(bench, sagaClassPath);
            }
            if (!noWorkloads) {
                workloads(bench);
            }
            List<LoadResult> sameLoad = sameLoad(bench);
            bench.print(new RatiosLine("ratios", RatiosLine.ratio(transferPerSecond, sagaPerSecond),
                    RatiosLine.ratio(hotPerSecond, transferPerSecond), RatiosLine.mostNodesUs(sameLoad, rate),
                    RatiosLine.mostBytes(sameLoad, rate)));
            return bench.exitCode();
        }
    }

    private void requireSound() {
        Limits.within("--seconds", seconds, 1, MOST_SECONDS);
        Limits.within("--warm-up", warmUpSeconds, 0, MOST_SECONDS);
        Limits.within("--first-warm-up", firstWarmUpSeconds, 0, MOST_SECONDS);
        Limits.require(moveSeconds == 0 || moveSeconds > 2 * SECONDS_BEFORE_LEAVING && moveSeconds <= MOST_SECONDS,
                "--move-seconds must be 0, or " + (2 * SECONDS_BEFORE_LEAVING + 1) + " to " + MOST_SECONDS);
        Limits.require(heapMb == 0 || heapMb >= LEAST_HEAP_MB, "--heap-mb must be 0, or at least " + LEAST_HEAP_MB);
        Limits.within("--cassandra-heap-mb", cassandraHeapMb, 256, 16_384);
        Limits.require(rate >= 1 && rate <= 1e6, "--rate must be 1 to 1000000");
        sizes.forEach(size -> Limits.within("--sizes", size, 0, MOST_NODES));
    }

    private void saga(BenchRun bench, String classPath) throws IOException, InterruptedException {
        bench.say("measuring: the usual pattern");
        JsonNode line = SagaProcess.run(classPath, firstWarmUpSeconds, seconds, cassandraHeapMb);
        sagaPerSecond = line.path("committedPerSecond").asDouble(-1);
        bench.print(line);
    }

    private void workloads(BenchRun bench) throws IOException, InterruptedException {
        try (ClusterUnderLoad cluster = start(bench, NODES)) {
            LoadRun transfers = warm(bench, cluster, NODES, load.closed(NODES * (long) firstWarmUpSeconds));
            int all = warmUpSeconds + seconds;
            transferPerSecond = line(bench, cluster, "transfer", NODES, transfers, load.closed(all)).total().committedPerSecond();
            LoadRun hot = bench.open(cluster, "a cluster of its own", Workloads.of("hot", accounts, SKEW));
            hotPerSecond = line(bench, cluster, "hot", NODES, hot, load.closed(all)).total().committedPerSecond();
            if (moveSeconds > 0) {
                move(bench, cluster, transfers);
            }
        }
    }

    /** The fourth node is warmed up first: a Java machine that starts takes more from the others than the move does. */
    private void move(BenchRun bench, ClusterUnderLoad cluster, LoadRun transfers) throws IOException, InterruptedException {
        int added = cluster.add();
        if (firstWarmUpSeconds > 0) {
            bench.measure("nothing yet, warming up one more node", transfers, load.closed(firstWarmUpSeconds), 0, second -> { });
        }
        double opsPerSecond = Math.max(1, transferPerSecond / OF_MAXIMUM_WHILE_MOVING);
        int leavingSecond = warmUpSeconds + SECONDS_BEFORE_LEAVING;
        try (NodeRemover remover = new NodeRemover(cluster, added, leavingSecond)) {
            LoadResult result = bench.measure("transfers at a quarter of the maximum, and a node leaves", transfers,
                    load.open(opsPerSecond, warmUpSeconds + (long) moveSeconds, ROOM_WHILE_MOVING_SECONDS), warmUpSeconds, remover);
            bench.print(MoveLine.of(opsPerSecond, result, leavingSecond, remover.await()));
        }
    }

    private List<LoadResult> sameLoad(BenchRun bench) throws IOException, InterruptedException {
        List<LoadResult> results = new ArrayList<>();
        for (int size : sizes) {
            if (size > 0) {
                try (ClusterUnderLoad cluster = start(bench, size)) {
                    LoadRun run = warm(bench, cluster, size, load.closed(size * (long) firstWarmUpSeconds));
                    results.add(line(bench, cluster, "the same load", size, run, load.open(rate, warmUpSeconds + (long) seconds)));
                }
            }
        }
        return results;
    }

    private ClusterUnderLoad start(BenchRun bench, int size) throws IOException, InterruptedException {
        return ClusterUnderLoad.start(size, heapMb == 0 ? fittingHeapMb(size) : heapMb, cassandraHeapMb, bench::say);
    }

    /** There is one more node in the end. */
    private static int fittingHeapMb(int size) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long shareMb = (system.getTotalMemorySize() >> 20) * 6 / 10 / (size + 1);
        return (int) Math.max(LEAST_HEAP_MB, Math.min(MOST_FITTING_HEAP_MB, shareMb));
    }

    /** Drives and audits, but prints nothing. */
    private LoadRun warm(BenchRun bench, ClusterUnderLoad cluster, int size, DriveSettings settings)
            throws IOException, InterruptedException {
        LoadRun run = bench.open(cluster, "a cluster of its own", Workloads.of("transfer", accounts, SKEW));
        if (firstWarmUpSeconds > 0) {
            bench.measure("nothing yet, warming up " + size + " nodes", run, settings, 0, second -> { });
        }
        return run;
    }

    private LoadResult line(BenchRun bench, ClusterUnderLoad cluster, String name, int size, LoadRun run, DriveSettings settings)
            throws IOException, InterruptedException {
        CompilerMeter compiler = new CompilerMeter(cluster, warmUpSeconds);
        LoadResult result = bench.measure(name + ", " + size + " nodes", run, settings, warmUpSeconds, compiler);
        bench.print(ClusterCaseLine.of(name, size, result, compiler.usPerCommit(result.total().committed())));
        return result;
    }
}
