package io.weft.simulator.cli;

import io.weft.simulator.mutation.Mutation;
import io.weft.simulator.mutation.MutationTable;
import io.weft.simulator.mutation.Mutations;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the mutations. Exit codes: 0 every one is caught, 1 not, 2 wrong command line. */
@Command(name = "mutations", showDefaultValues = true,
        description = "Takes one rule after another out of the protocol's machines, and looks whether the simulator notices. "
                + "Needs a JDK.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weft mutations --list                    what there is",
            "  weft mutations --write                   all of them, and docs/mutations.md written anew",
            "  weft mutations --name votes-are-counted  one of them",
        })
final class CheckMutations implements Callable<Integer> {

    private static final int MAX_SEEDS = 10_000_000;
    private static final int MAX_THREADS = 1_024;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1000", description = "How many seeds are tried of each.")
    private int seeds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The first seed.")
    private long firstSeed;

    @Option(names = "--threads", paramLabel = "T", description = "How many run side by side; default: one for each processor.")
    private Integer threads;

    @Option(names = "--name", paramLabel = "MUTATION", description = "Only this one.")
    private String name;

    @Option(names = "--write", description = "Writes docs/mutations.md.")
    private boolean write;

    @Option(names = "--list", description = "Lists them and runs nothing.")
    private boolean list;

    @Override
    public Integer call() throws Exception {
        require(seeds > 0 && seeds <= MAX_SEEDS, "--seeds must be from 1 to " + MAX_SEEDS);
        require(threads == null || threads > 0 && threads <= MAX_THREADS, "--threads must be from 1 to " + MAX_THREADS);
        require(!write || name == null, "--write needs all mutations and can't go with --name");
        require(!list || !write, "--list runs nothing and can't go with --write");
        Console console = Console.on(spec.commandLine().getOut());
        List<Mutation> chosen = chosen();
        if (list) {
            chosen.forEach(mutation -> console.say(String.format("%3d  %-50s %s", mutation.rule(), mutation.name(), mutation.what())));
            return 0;
        }
        Path root = Repository.rootWithSources();
        MutationCampaign campaign = new MutationCampaign(root, firstSeed, seeds, console);
        boolean allCaught = campaign.run(chosen, threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        if (write && campaign.isWhole()) {
            Path page = root.resolve("docs/mutations.md");
            MutationTable.write(page, campaign.results());
            console.say("wrote " + page);
        }
        return allCaught ? 0 : 1;
    }

    private List<Mutation> chosen() {
        List<Mutation> chosen = Mutations.all().stream().filter(mutation -> name == null || mutation.name().equals(name)).toList();
        require(!chosen.isEmpty(), "there is no mutation " + name + "; --list tells their names");
        return chosen;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
