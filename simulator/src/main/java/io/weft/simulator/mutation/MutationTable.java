package io.weft.simulator.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The page that says which mutations there are and what caught each. */
public final class MutationTable {

    private static final int MAX_VERDICT_CHARS = 160;

    private MutationTable() {}

    /** Writes the page, in place of the one before. */
    public static void write(Path page, List<MutationResult> results) throws IOException {
        Files.writeString(page, render(results));
    }

    /** In the order of the rules. The same results give the same text: times are left out. */
    static String render(List<MutationResult> results) {
        StringBuilder out = new StringBuilder("""
                # Mutations

                Each of these takes one rule out of the machines, as a programmer would get it wrong, by a patch of their
                source (`simulator/src/main/resources/mutations`). The simulator must find each. "Seeds" is how many it
                took; the last column is what was said of the seed that found it. This page is generated.

                Rules 23 and 24 are about the bytes on a disk, which the simulator has none of: in `persistence`,
                `FlippedByteTest`, `CorruptionWhileRunningTest` and the contract of frames hold them.

                | rule | mutation | what is wrong in it | seeds | what was found |
                |---:|---|---|---:|---|
                """);
        results.stream()
                .sorted(Comparator.<MutationResult>comparingInt(result -> result.mutation().rule())
                        .thenComparing(result -> result.mutation().name()))
                .forEach(result -> out.append(row(result)));
        return out.toString();
    }

    private static String row(MutationResult result) {
        Mutation mutation = result.mutation();
        String seeds = result.isCaught() ? Integer.toString(result.seedsTried()) : "more than " + result.seedsTried();
        String found = result.isCaught() ? cell(result.verdict()) : "**nothing**";
        return "| " + mutation.rule() + " | " + mutation.name() + " | " + cell(mutation.what()) + " | " + seeds + " | "
                + found + " |\n";
    }

    /** The first line, not too long, in a form that does not end the cell. */
    private static String cell(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        String shortened = line.length() <= MAX_VERDICT_CHARS ? line : line.substring(0, MAX_VERDICT_CHARS - 1) + "…";
        return shortened.replace("|", "\\|").replace("<", "&lt;");
    }
}
