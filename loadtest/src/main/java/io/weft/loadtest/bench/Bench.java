package io.weft.loadtest.bench;

import io.weft.loadtest.baseline.BaselineCommand;
import io.weft.loadtest.bench.cluster.ClusterBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of the standard measurements. */
@Command(name = "bench", subcommands = {Single.class, AccountsBench.class, RestartBench.class,
        CheckpointBench.class, SoakBench.class, ClusterBench.class, BaselineCommand.class},
        description = "Standard measurements: nodes of their own under each workload, and PostgreSQL beside them.")
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a measurement: single, accounts, restart, checkpoint, soak, cluster or baseline");
    }
}
