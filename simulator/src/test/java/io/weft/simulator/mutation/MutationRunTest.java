package io.weft.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationRunTest {

    private static final String FILE = "simulator/src/main/java/io/weft/simulator/mutation/Counting.java";
    private static final int MAX_SEEDS = 5;

    @TempDir
    private Path root;
    private MutationRun run;

    @BeforeEach
    void beginAtSeedTen() throws IOException {
        Path source = RepositoryRoot.find().resolve("simulator/src/test/java/io/weft/simulator/mutation/Counting.java");
        Files.createDirectories(root.resolve(FILE).getParent());
        Files.copy(source, root.resolve(FILE));
        run = new MutationRun(root, Counting.class.getName(), 10, MAX_SEEDS);
    }

    @Test
    void shouldStopAtTheSeedThatCatchesIt() {
        // when
        MutationResult result = run.run(patch("seed >= 0 && seed != 12"));

        // then
        assertThat(result.isCaught()).isTrue();
        assertThat(result.seedsTried()).isEqualTo(3);
        assertThat(result.verdict()).isEqualTo("seed 12 is not allowed by the neighbour");
    }

    @Test
    void shouldGiveUpBehindItsBound() {
        // when
        MutationResult result = run.run(patch("seed < 15"));

        // then
        assertThat(result.isCaught()).isFalse();
        assertThat(result.seedsTried()).isEqualTo(MAX_SEEDS);
    }

    @Test
    void shouldTakeWhateverIsThrownForCaught() {
        // given an endless recursion, and an exception from the mutated world
        Mutation endless = patch("allows(seed)");
        Mutation broken = patch("io.weft.protocol.machine.InvariantBroken.class != null && broken()");
        Mutation throwing = new Mutation("throwing", 2, "It throws.", List.of(broken.patches().get(0), new Patch(FILE,
                "private static final class Rule {", """
                private static final class Rule {
                    boolean broken() {
                        throw new io.weft.protocol.machine.InvariantBroken("a balance is below its floor");
                    }
                """)));

        // when, then
        assertThat(run.run(endless).verdict()).isEqualTo("StackOverflowError");
        assertThat(run.run(throwing).verdict()).isEqualTo("InvariantBroken: a balance is below its floor");
    }

    private static Mutation patch(String condition) {
        return new Mutation("sample", 1, "It is patched.", List.of(new Patch(FILE, "seed >= 0", condition)));
    }
}
