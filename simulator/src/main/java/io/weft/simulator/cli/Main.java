package io.weft.simulator.cli;

import io.weft.simulator.models.CheckModels;
import io.weft.simulator.mutation.BadMutation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;

/** The programs that check the protocol itself. Exit codes: 0 all checks held, 1 not, 2 wrong command line. */
@Command(name = "weft", description = "Checks the protocol of Weft: by simulation, by mutation, and by its formal models.")
public final class Main {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(new Simulate()).setOut(out).setErr(err).execute(args);
    }

    static CommandLine commandLine(Simulate simulate) {
        IExecutionExceptionHandler handler = (error, commandLine, parsed) -> {
            commandLine.getErr().println("weft " + commandLine.getCommandName() + ": " + explain(error));
            return CommandLine.ExitCode.SOFTWARE;
        };
        return new CommandLine(new Main()).addSubcommand(simulate).addSubcommand(new CheckMutations())
                .addSubcommand(new CheckModels()).setExecutionExceptionHandler(handler);
    }

    /** What a person can act upon has a message of its own; anything else is a bug, which shows where it happened. */
    private static String explain(Exception error) throws Exception {
        if (error instanceof IOException || error instanceof UncheckedIOException || error instanceof BadMutation
                || error instanceof IllegalArgumentException) {
            return error.getMessage();
        }
        throw error;
    }
}
