package io.weft.local.command;

import io.weft.local.cluster.LocalCluster;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The group of what can be done with a cluster on this machine; what takes no options of its own is here. */
@Command(name = "cluster", subcommands = {UpCluster.class, ClusterStatus.class, ClusterLogs.class, DownCluster.class},
        description = "Runs a cluster in the background on this machine: nodes, each a process of its own, and a Cassandra.",
        footer = {"", "Examples:",
                "  weft cluster up --nodes 3    from nothing to a cluster that serves",
                "  weft cluster kill 2          as kill -9 does; its part of the ledger moves to the others",
                "  weft cluster status",
                "  weft cluster restart 2",
                "  weft cluster down            ends all, and deletes its data"})
public final class ClusterCommand implements Runnable {

    private static final String NUMBER = "Of the node, as weft cluster status shows it.";

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: "
                + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(mixinStandardHelpOptions = true, description = "Starts one more node, and waits until it serves.")
    int add(@Mixin ClusterDirectory directory) throws IOException, InterruptedException {
        LocalCluster cluster = directory.cluster();
        int number = cluster.add();
        System.out.println("node " + number + " serves");
        System.out.println(ClusterTable.clients(cluster.nodes()));
        return 0;
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Stops a node in good order (SIGTERM): it hands over what it has, leaves, and is forgotten.")
    int remove(@Mixin ClusterDirectory directory, @Parameters(paramLabel = "N", description = NUMBER) int number)
            throws IOException {
        directory.cluster().remove(number);
        return done(number, "has left");
    }

    @Command(mixinStandardHelpOptions = true, description = "Ends a node as kill -9 does.")
    int kill(@Mixin ClusterDirectory directory, @Parameters(paramLabel = "N", description = NUMBER) int number)
            throws IOException {
        directory.cluster().kill(number);
        return done(number, "was killed; the others take its part over, within some 11 s");
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Freezes a node (SIGSTOP): its connections stay, and nothing answers.")
    int pause(@Mixin ClusterDirectory directory, @Parameters(paramLabel = "N", description = NUMBER) int number)
            throws IOException, InterruptedException {
        directory.cluster().pause(number);
        return done(number, "is paused; after some 11 s the others have given it up");
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Lets a paused node go on (SIGCONT). If the others have given it up, it ends: see restart.")
    int resume(@Mixin ClusterDirectory directory, @Parameters(paramLabel = "N", description = NUMBER) int number)
            throws IOException {
        directory.cluster().resume(number);
        return done(number, "goes on");
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Stops a node in good order, if it is not dead, starts it again, and waits until it serves.")
    int restart(@Mixin ClusterDirectory directory, @Parameters(paramLabel = "N", description = NUMBER) int number)
            throws IOException, InterruptedException {
        directory.cluster().restart(number);
        return done(number, "serves");
    }

    private static int done(int number, String what) {
        System.out.println("node " + number + " " + what);
        return 0;
    }
}
