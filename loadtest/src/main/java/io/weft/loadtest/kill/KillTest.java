package io.weft.loadtest.kill;

import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the kill test. */
@Command(name = "kill-test", showDefaultValues = true,
        description = "Kills a node with kill -9 at random moments under load and audits it after every restart.")
public final class KillTest implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "100", description = "How often the node is killed.")
    private int kills;

    @Option(names = "--seed", paramLabel = "N",
            description = "Of what is sent and when the kills come; default: the time.")
    private Long seed;

    @Option(names = "--keep", paramLabel = "DIR",
            description = "Keep the node's journal and log in this new or empty directory.")
    private Path keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        KillSettings settings = KillSettings.of(kills, seed == null ? System.currentTimeMillis() : seed);
        try (Progress progress = Progress.onStandardOutput()) {
            progress.say("killing a node " + settings.kills() + " times under load, seed " + settings.seed());
            try (RunningNode node = RunningNode.start(nodeProgram(), keep)) {
                progress.say("started a node, its files are in " + node.directory());
                return print(progress, settings, new KillRun(node, settings, progress).run());
            }
        }
    }

    /** Takes checkpoints so often that kills hit them too, and restarts begin from them. */
    static NodeProgram nodeProgram() {
        return NodeProgram.ofThisBuild().withSettings("weft.entities.checkpoint-every-frames = 40");
    }

    private static int print(Progress progress, KillSettings settings, KillRun.Report report) {
        progress.say("");
        progress.say("kills         " + report.kills() + " (kill -9), " + report.restarts()
                + " restarts that served, the longest " + Text.seconds(report.longestRecoveryMs()) + " after the kill");
        progress.say("transactions  " + Text.count(report.committed()) + " committed, " + Text.count(report.rejected())
                + " rejected");
        progress.say("in flight     " + Text.count(report.inFlightAtKills()) + " at the kills, "
                + Text.count(report.sentAgain()) + " sent again under the same ids");
        progress.say("once more     " + Text.count(report.sentOnceMore())
                + " acknowledged transactions sent again after a restart");
        progress.say("audits        " + 2 * report.restarts() + ", " + (report.faults().isEmpty()
                ? "no acknowledged transaction lost or doubled, every sum zero"
                : "with faults; seed " + settings.seed()));
        report.faults().forEach(fault -> progress.say("FAILED: " + fault));
        return report.faults().isEmpty() ? 0 : 1;
    }
}
