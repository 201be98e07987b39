package io.weft.loadtest.kill;

import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the kill test. */
@Command(name = "kill-test", showDefaultValues = true,
        description = "Kills a node with kill -9 at random moments, under load and while it recovers, and audits it "
                + "after every restart.")
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
        return NodeProgram.ofThisBuild().withSettings(List.of("weft.entities.checkpoint-every-frames = 40"));
    }

    private static int print(Progress progress, KillSettings settings, KillRun.Report report) {
        progress.say("");
        progress.say("kills         " + report.kills() + " (kill -9): " + (report.kills() - report.killsInRecovery())
                + " hit a serving node, " + report.killsInRecovery() + " its recovery");
        progress.say("restarts      " + report.restarts() + " that served, the longest "
                + Text.seconds(report.longestRecoveryMs()) + " after the kill under load");
        progress.say("transactions  " + Text.count(report.committed()) + " committed, " + Text.count(report.rejected())
                + " rejected");
        AdmittedKinds.Totals kinds = report.kinds();
        progress.say("cross-shard   " + Text.percent(kinds.crossShardShare()) + ": " + Text.count(kinds.crossShard())
                + " admitted across shards and " + Text.count(kinds.oneShard()) + " on one; both kinds in "
                + kinds.livesWithBoth() + " of " + kinds.lives() + " lives of the node");
        progress.say("in flight     " + Text.count(report.inFlightAtKills()) + " at the kills, "
                + Text.count(report.sentAgain()) + " sent again under the same ids");
        RestartAudit.Totals audited = report.audited();
        progress.say("once more     " + Text.count(audited.lookedUp()) + " acknowledged transactions looked up, "
                + Text.count(audited.sentOnceMore()) + " sent once more, of which "
                + Text.count(audited.livedThroughKill()) + " had lived through a kill");
        progress.say("audits        " + audited.audits() + ", " + (report.faults().isEmpty()
                ? "no acknowledged transaction lost or doubled, every sum zero"
                : "with faults; seed " + settings.seed()));
        report.faults().forEach(fault -> progress.say("FAILED: " + fault));
        return report.faults().isEmpty() ? 0 : 1;
    }
}
