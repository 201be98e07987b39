package io.weft.simulator.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.cli.JudgedSeed;
import io.weft.simulator.mutation.MutatedProgram;
import io.weft.simulator.mutation.Mutations;
import io.weft.simulator.plan.PlanMaker;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rule 15, taken out. */
class ShrinkAMutationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void shouldLeaveAFewOfManyActions() {
        // given the first seed that fails
        try (MutatedProgram program = MutatedProgram.of(ROOT, Mutations.named("commit-is-applied-twice"))) {
            LongFunction<String> judge = program.instantiate(JudgedSeed.class.getName());
            long seed = LongStream.rangeClosed(1, 100).filter(each -> judge.apply(each) != null).findFirst().orElseThrow();
            String verdict = judge.apply(seed);

            // when
            String report = program.instantiate(ShrunkSeed.class.getName()).apply(seed);

            // then
            int actions = Integer.parseInt(report.substring(0, report.indexOf(' ')));
            assertThat(actions).isLessThan(PlanMaker.of(seed).actions().size() / 4);
            assertThat(report).contains("Seed " + seed + ", shrunk in ", "The cluster: ", "What is found:",
                    "  " + verdict.substring(0, verdict.indexOf(':')), "What happened:", " ms  ");
        }
    }
}
