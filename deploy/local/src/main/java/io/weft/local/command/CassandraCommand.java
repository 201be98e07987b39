package io.weft.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of what can be done with a Cassandra of this machine. */
@Command(name = "cassandra", subcommands = {StartCassandra.class, StopCassandra.class, CassandraStatus.class},
        description = "Runs a real Cassandra in the background on this machine, without containers.",
        footer = {"", "Examples:",
                "  weft cassandra start              one node, on 127.0.0.1:9042",
                "  weft cassandra start --nodes 3    on 127.0.0.1, 127.0.0.2 and 127.0.0.3",
                "  weft cassandra status",
                "  weft cassandra stop"})
public final class CassandraCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: start, stop or status");
    }
}
