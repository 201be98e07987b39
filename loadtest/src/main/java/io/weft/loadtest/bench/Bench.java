package io.weft.loadtest.bench;

import io.weft.loadtest.baseline.BaselineCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of the standard measurements. */
@Command(name = "bench", subcommands = {Single.class, AccountsBench.class, RestartBench.class,
        CheckpointBench.class, SoakBench.class, BaselineCommand.class},
        description = "Standard measurements: a node of its own under each workload, and PostgreSQL beside it.")
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a measurement: single, accounts, restart, checkpoint, soak or baseline");
    }
}
