package io.weft.simulator.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of the formal models. Exit codes: 0 every model holds and every variant with a rule left out fails as
 * it must, 1 not, 2 wrong command line.
 */
@Command(name = "check-models",
        description = "Explores the formal models of the protocol with TLC: those that must hold, and variants with one "
                + "rule left out, which must fail.")
public final class CheckModels implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--large", description = "Also the configurations that take minutes.")
    private boolean large;

    @Option(names = "--model", paramLabel = "NAME",
            description = "Only this one: CommitAndRecovery or WriteThenCheck.")
    private String model;

    public static void main(String[] args) {
        System.exit(new CommandLine(new CheckModels()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (model != null && !Catalogue.models().contains(model)) {
            throw new ParameterException(spec.commandLine(), "there is no model " + model + ", but "
                    + String.join(" and ", Catalogue.models()));
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Verdict> verdicts = new ArrayList<>();
        for (Configuration configuration : Catalogue.configurations(large, model)) {
            Verdict verdict = Tlc.check(configuration);
            verdicts.add(verdict);
            out.println(configuration.model() + " " + configuration.name() + ": " + verdict.text());
            out.flush();
        }
        out.println();
        Table.lines(verdicts).forEach(out::println);
        out.flush();
        return verdicts.stream().allMatch(Verdict::isAsItMust) ? 0 : 1;
    }
}
