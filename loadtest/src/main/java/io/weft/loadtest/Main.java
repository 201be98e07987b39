package io.weft.loadtest;

import io.grpc.StatusRuntimeException;
import io.weft.loadtest.bench.Bench;
import io.weft.loadtest.demo.Demo;
import io.weft.loadtest.kill.KillTest;
import io.weft.loadtest.run.LoadTest;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;

/** The programs that drive a ledger from outside. Exit codes: 0 all checks held, 1 not, 2 wrong command line, 3 something
 * that the command needs is not installed. */
@Command(name = "weft", subcommands = {Demo.class, KillTest.class, LoadTest.class, Bench.class},
        description = "Drives a ledger from outside and checks it.")
public final class Main {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        IExecutionExceptionHandler handler = (error, commandLine, parsed) -> {
            commandLine.getErr().println("weft " + commandLine.getCommandName() + ": " + explain(error));
            return 1;
        };
        return new CommandLine(new Main()).setExecutionExceptionHandler(handler).execute(args);
    }

    /** What a person can act upon has a message of its own; anything else is a bug, which shows where it happened. */
    private static String explain(Exception error) throws Exception {
        if (error instanceof IOException || error instanceof IllegalArgumentException
                || error instanceof StatusRuntimeException) {
            return error.getMessage();
        }
        throw error;
    }
}
