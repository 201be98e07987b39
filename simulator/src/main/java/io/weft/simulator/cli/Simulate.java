package io.weft.simulator.cli;

import io.weft.simulator.mutation.Mutation;
import io.weft.simulator.mutation.Mutations;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.shrink.Runs;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the simulator. Exit codes: 0 every seed is clean, 1 not, 2 wrong command line. */
@Command(name = "simulate",
        description = "Runs the machines of the protocol in a simulated cluster in which everything goes wrong that can, "
                + "and judges every run. One seed is one run, the same every time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weft simulate                              1,000 seeds",
            "  weft simulate --minutes 60                 as many as an hour has room for",
            "  weft simulate --seeds 1 --seed 42 --trace  what happens in seed 42",
            "  weft simulate --without votes-are-counted  see how a broken rule is found",
        })
final class Simulate implements Callable<Integer> {

    private static final long USUAL_SEEDS = 1_000;
    private static final int USUAL_MAX_FAILURES = 20;
    private static final double MAX_MINUTES = 1_000_000;
    private static final int MAX_THREADS = 1_024;

    private final boolean isMutated;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--seeds", paramLabel = "N",
            description = "How many seeds; default: " + USUAL_SEEDS + ", or as many as --minutes has room for.")
    private Long seeds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The first seed; default: ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(names = "--minutes", paramLabel = "M", description = "No seed begins after so many minutes.")
    private Double minutes;

    @Option(names = "--threads", paramLabel = "T", description = "How many seeds run side by side; default: one for each processor.")
    private Integer threads;

    @Option(names = "--max-failures", paramLabel = "F",
            description = "No seed begins after so many have failed; default: " + USUAL_MAX_FAILURES + ", or 1 with --without.")
    private Integer maxFailures;

    @Option(names = "--trace", description = "Shows all that happens in one seed.")
    private boolean trace;

    @Option(names = "--no-shrink", description = "Does not look for a smaller run that fails like one that failed.")
    private boolean noShrink;

    @Option(names = "--verify", description = "Runs each seed twice, and compares line by line; without this one in 64.")
    private boolean verify;

    @Option(names = "--without", paramLabel = "MUTATION",
            description = "Takes a rule out first; weft mutations --list tells their names. Needs a JDK.")
    private String without;

    Simulate() {
        this(false);
    }

    /** @param isMutated whether this is the mutated program already */
    Simulate(boolean isMutated) {
        this.isMutated = isMutated;
    }

    @Override
    public Integer call() throws Exception {
        SimulateSettings settings = settings();
        Console console = Console.on(spec.commandLine().getOut());
        if (without != null && !isMutated) {
            Mutation mutation = Mutations.named(without);
            console.say("without rule " + mutation.rule() + ": " + mutation.what());
            var args = spec.root().commandLine().getParseResult().originalArgs();
            return MutatedSimulate.run(Repository.rootWithSources(), mutation, args, spec.commandLine().getOut());
        }
        if (trace) {
            console.say(Runs.run(PlanMaker.of(firstSeed), true).trace());
        }
        return new Campaign(settings, console).run() ? 0 : 1;
    }

    private SimulateSettings settings() {
        require(seeds == null || seeds > 0, "--seeds must be at least 1");
        require(minutes == null || minutes > 0 && minutes <= MAX_MINUTES, "--minutes must be more than 0 and at most 1000000");
        require(threads == null || threads > 0 && threads <= MAX_THREADS, "--threads must be from 1 to " + MAX_THREADS);
        require(maxFailures == null || maxFailures > 0, "--max-failures must be at least 1");
        require(!trace || seeds == null || seeds == 1, "--trace shows one seed: give --seeds 1");
        require(!trace || minutes == null, "--trace shows one seed and can't go with --minutes");
        require(without == null || Mutations.all().stream().anyMatch(mutation -> mutation.name().equals(without)),
                "there is no mutation " + without + "; weft mutations --list tells their names");
        long unlessGiven = trace ? 1 : minutes == null ? USUAL_SEEDS : Long.MAX_VALUE;
        int failures = maxFailures != null ? maxFailures : without == null ? USUAL_MAX_FAILURES : 1;
        return new SimulateSettings(seeds == null ? unlessGiven : seeds, firstSeed,
                minutes == null ? Long.MAX_VALUE : Math.round(minutes * TimeUnit.MINUTES.toMillis(1)),
                threads == null ? Runtime.getRuntime().availableProcessors() : threads, failures, !noShrink, verify, without,
                Repository.root());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
