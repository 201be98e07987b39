package io.weft.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.cli.JudgedSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever rule is taken out, the simulator finds it within {@link #MAX_SEEDS} seeds. The seed that the page says is tried
 * first, because most mutations are then found at once; it must be clean when nothing is taken out. Side by side, since each
 * has a compiler and a class loader of its own, and all of them one after the other take longer than any other test.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryMutationIsCaughtTest {

    private static final int MAX_SEEDS = 3_000;
    private static final Pattern ROW = Pattern.compile("\\| *\\d+ \\| (\\S+) \\|.*\\| (\\d+) \\| [^|]*\\|");
    private static final Path ROOT = RepositoryRoot.find();
    private static final String JUDGE = JudgedSeed.class.getName();

    static List<String> mutations() {
        return Mutations.all().stream().map(Mutation::name).toList();
    }

    private static Map<String, Long> seedsOfThePage() throws IOException {
        Map<String, Long> seeds = new HashMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/mutations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                seeds.put(row.group(1), Long.valueOf(row.group(2)));
            }
        }
        return seeds;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void shouldCatch(String name) throws IOException {
        // given
        Mutation mutation = Mutations.named(name);
        long known = seedsOfThePage().getOrDefault(name, 1L);
        assertThat(new JudgedSeed().apply(known)).as("seed %s without any mutation", known).isNull();

        // when
        MutationResult atOnce = new MutationRun(ROOT, JUDGE, known, 1).run(mutation);
        MutationResult result = atOnce.isCaught() ? atOnce : new MutationRun(ROOT, JUDGE, 1, MAX_SEEDS).run(mutation);

        // then
        assertThat(result.isCaught()).as("%s is found within %s seeds", mutation.what(), MAX_SEEDS).isTrue();
    }

    @Test
    void shouldBeOnThePage() throws IOException {
        assertThat(seedsOfThePage().keySet()).as("docs/mutations.md, written by ./weft mutations --write")
                .isEqualTo(mutations().stream().collect(Collectors.toSet()));
    }
}
