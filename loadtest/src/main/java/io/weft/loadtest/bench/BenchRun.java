package io.weft.loadtest.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.ledger.Nodes;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;

/** One measurement: its lines of JSON, what it tells people on the standard error, and whether all audits were clean. */
public final class BenchRun implements AutoCloseable {

    /** What a heap of 0 means, and why it matters. */
    static final String FITTING_HEAP = "A node remembers each outcome for 65 s at least, and a shard that has no room for that takes "
            + "nothing more. 0: 14336, or 60 %% of the memory of this machine if that is less.";

    private static final int MOST_FITTING_HEAP_MB = 14_336;
    private static final int LEAST_HEAP_MB = 256;
    private static final int MOST_HEAP_MB = 1 << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final PrintWriter out;
    private final long seed;
    private final Progress progress = new Progress(System.err, false);
    private boolean allClean = true;

    /** @param out where the lines go */
    public BenchRun(PrintWriter out, long seed) {
        this.out = out;
        this.seed = seed;
    }

    /** The node of this build. @param heapMb 0: see {@link #FITTING_HEAP} */
    static NodeProgram program(int heapMb) {
        int given = heapMb == 0 ? fittingHeapMb() : heapMb;
        Limits.within("--heap-mb", given, LEAST_HEAP_MB, MOST_HEAP_MB);
        return NodeProgram.ofThisBuild().withHeapMb(given);
    }

    private static int fittingHeapMb() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return (int) Math.min(MOST_FITTING_HEAP_MB, (system.getTotalMemorySize() >> 20) * 6 / 10);
    }

    RunningNode start(NodeProgram program) throws IOException, InterruptedException {
        RunningNode node = RunningNode.start(program, null);
        say("a node serves; a 4 KiB append is durable after " + SyncProbe.medianUs(node.directory()) + " us (median)");
        return node;
    }

    public void say(String text) {
        progress.say(text);
    }

    /** Opens the accounts of a workload. */
    LoadRun open(RunningNode node, Workload workload) throws IOException, InterruptedException {
        return open(node, "a node of its own", workload);
    }

    /** @param what the nodes are, in words */
    public LoadRun open(Nodes nodes, String what, Workload workload) throws IOException, InterruptedException {
        LoadRun run = new LoadRun(nodes, what, workload, System.nanoTime(), seed, progress);
        run.open();
        return run;
    }

    /** Drives and audits. What the audit finds is said at once. */
    public LoadResult measure(String name, LoadRun run, DriveSettings settings, int warmUpSeconds, SecondListener listener)
            throws IOException, InterruptedException {
        say("measuring: " + name);
        LoadResult result = run.measure(settings, warmUpSeconds, listener);
        allClean &= result.audit().isClean();
        result.audit().failures().forEach(failure -> say("FAILED: " + failure));
        return result;
    }

    /** The same, and prints a line. */
    LoadResult line(String name, LoadRun run, DriveSettings settings, int warmUpSeconds) throws IOException, InterruptedException {
        LoadResult result = measure(name, run, settings, warmUpSeconds, second -> { });
        print(CaseLine.of(name, result));
        return result;
    }

    public void print(Object line) throws IOException {
        out.println(json.writeValueAsString(line));
        out.flush();
    }

    /** 0 if every audit was clean. */
    public int exitCode() {
        return allClean ? 0 : 1;
    }

    @Override
    public void close() {
        progress.close();
    }
}
