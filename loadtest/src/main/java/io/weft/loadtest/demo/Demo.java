package io.weft.loadtest.demo;

import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.run.Limits;
import io.weft.loadtest.run.Workloads;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command line of the demo. It stops its node and deletes its files at the end, and also when it is interrupted
 * (Ctrl-C, SIGTERM). If the demo itself is killed with {@code kill -9}, its node goes on running and its files stay,
 * until somebody ends the one and deletes the other. Nothing depends on that: every run has a new directory, or insists
 * on an empty one, and a free port.
 */
@Command(name = "demo", showDefaultValues = true,
        description = "Replays bank entries through a node that is killed halfway, and checks every balance.")
public final class Demo implements Callable<Integer> {

    private static final int CONNECTIONS = 4;
    private static final int IN_FLIGHT_EACH = 256;
    private static final int BATCH = 256;
    private static final long ANSWER_TIMEOUT_MS = 20_000;
    private static final long GIVE_UP_MS = 120_000;
    private static final int MAX_SECONDS = 3_600;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--entries", paramLabel = "FILE",
            description = "Entries to replay, plain or gzip; default: those of $WEFT_DATA, or of ../shared/data, "
                    + "or generated ones.")
    private Path entries;

    @Option(names = "--keep", paramLabel = "DIR",
            description = "Keep the node's journal and log in this new or empty directory.")
    private Path keep;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
            description = "How long uniform transfers are sent at the end.")
    private int seconds;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000",
            description = "Accounts of the uniform transfers.")
    private int accounts;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of all that is random, but for the ids of the transactions.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits.within("--seconds", seconds, 1, MAX_SECONDS);
        Workload transfers = Workloads.of("transfer", accounts, 1);
        DriveSettings drive = new DriveSettings(CONNECTIONS, IN_FLIGHT_EACH, BATCH, 0, 0, TimeUnit.SECONDS.toMillis(seconds),
                ANSWER_TIMEOUT_MS, GIVE_UP_MS);
        Path root = Path.of(System.getProperty("weft.home", "")).toAbsolutePath();
        EntrySource source = EntrySource.find(entries, dataPointer(), root, seed);
        return run(new DemoSettings(source, NodeProgram.ofThisBuild(), keep, transfers, drive, seed)) ? 0 : 1;
    }

    /** @return whether all checks held */
    static boolean run(DemoSettings settings) throws IOException, InterruptedException {
        try (Progress progress = Progress.onStandardOutput()) {
            progress.say("replaying " + settings.source().description() + ": "
                    + Text.count(settings.source().entries().size()) + " entries");
            try (RunningNode node = start(settings, progress)) {
                boolean allHeld = new DemoRun(settings, progress, node).run();
                if (node.isKept()) {
                    progress.say("the node's files are in " + node.directory());
                }
                return allHeld;
            }
        }
    }

    private static RunningNode start(DemoSettings settings, Progress progress)
            throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (Progress.Watch watch = progress.watch(() -> "starting a node as a process of its own")) {
            RunningNode node = RunningNode.start(settings.program(), settings.keep());
            progress.say("started a node as a process of its own in "
                    + Text.seconds((System.nanoTime() - startNanos) / 1_000_000) + ", its files are in "
                    + node.directory());
            return node;
        }
    }

    private static Path dataPointer() {
        String pointer = System.getProperty("weft.data", System.getenv("WEFT_DATA"));
        return pointer == null || pointer.isBlank() ? null : Path.of(pointer);
    }
}
