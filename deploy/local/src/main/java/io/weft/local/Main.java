package io.weft.local;

import io.weft.local.command.CassandraCommand;
import io.weft.local.command.ClusterCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;

/** The programs that run clusters on this machine. Exit codes: 0 done, or all is up, 1 not, 2 wrong command line. */
@Command(name = "weft", subcommands = {CassandraCommand.class, ClusterCommand.class},
        description = "Runs clusters on this machine.")
public final class Main {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        IExecutionExceptionHandler handler = (error, commandLine, parsed) -> {
            commandLine.getErr().println("weft " + commandLine.getCommandSpec().qualifiedName(" ").replaceFirst("^weft ", "")
                    + ": " + explain(error));
            return 1;
        };
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(handler).execute(args);
    }

    /** What a person can act upon has a message of its own; anything else is a bug, which shows where it happened. */
    private static String explain(Exception error) throws Exception {
        if (error instanceof IOException || error instanceof IllegalArgumentException) {
            return error.getMessage();
        }
        throw error;
    }
}
