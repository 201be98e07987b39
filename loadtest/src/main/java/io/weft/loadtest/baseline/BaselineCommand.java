package io.weft.loadtest.baseline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weft.loadtest.baseline.postgres.PostgresAbsent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the baseline. Exit codes: those of all programs here, and 3 if there is no PostgreSQL. */
@Command(name = "baseline", showDefaultValues = true,
        description = "Makes the same uniform transfers in a PostgreSQL of its own, one and 1,000 in each transaction, "
                + "audits them, and prints one line of JSON for each case.")
public final class BaselineCommand implements Callable<Integer> {

    static final int POSTGRES_ABSENT = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000", description = "Accounts.")
    private int accounts;

    @Option(names = "--funds", paramLabel = "N", defaultValue = "100000",
            description = "What each account gets; transfers are of 1 to 100.")
    private long funds;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "4",
            description = "Connections, each with one transaction at a time.")
    private int connections;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "Measured, for each case.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "5", description = "Seconds before that.")
    private int warmUpSeconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of what is sent, but for the ids.")
    private long seed;

    @Option(names = "--postgres", paramLabel = "DIR",
            description = "Where PostgreSQL's programs are; default: on the path, or in /usr/lib/postgresql/*/bin.")
    private Path postgres;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BaselineSettings settings =
                new BaselineSettings(accounts, funds, connections, warmUpSeconds, seconds, seed, postgres);
        try {
            BaselineResult result = Baseline.run(settings, System.err::println);
            print(result);
            return result.allHeld() ? 0 : 1;
        } catch (PostgresAbsent e) {
            spec.commandLine().getErr().println("weft baseline: " + e.getMessage());
            return POSTGRES_ABSENT;
        }
    }

    private void print(BaselineResult result) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (CaseResult each : result.cases()) {
            spec.commandLine().getOut().println(json.writeValueAsString(each));
        }
    }
}
