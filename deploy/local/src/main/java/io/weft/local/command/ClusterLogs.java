package io.weft.local.command;

import io.weft.local.cluster.ClusterNodeStatus;
import io.weft.local.cluster.LocalCluster;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what nodes have written. */
@Command(name = "logs", showDefaultValues = true,
        description = "Shows the end of what each node, or one, has written since it was started last, and in which file.")
final class ClusterLogs implements Callable<Integer> {

    private static final int MAX_LINES = 10_000;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private ClusterDirectory directory;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "20", description = "Of each node, 1 to 10000.")
    private int lines;

    @Parameters(arity = "0..1", paramLabel = "N", description = "The node; all without it.")
    private Integer number;

    @Override
    public Integer call() throws IOException {
        if (lines < 1 || lines > MAX_LINES) {
            throw new IllegalArgumentException("lines is " + lines + ", but must be 1 to " + MAX_LINES);
        }
        LocalCluster cluster = directory.cluster();
        if (number != null) {
            show(cluster, number);
            return 0;
        }
        for (ClusterNodeStatus node : cluster.nodes()) {
            System.out.println("node " + node.number() + ", " + node.log() + ":");
            show(cluster, node.number());
        }
        return 0;
    }

    private void show(LocalCluster cluster, int node) throws IOException {
        cluster.logEnd(node, lines).forEach(System.out::println);
    }
}
