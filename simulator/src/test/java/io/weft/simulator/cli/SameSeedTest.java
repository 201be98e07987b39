package io.weft.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.mutation.MutatedProgram;
import io.weft.simulator.mutation.Mutation;
import io.weft.simulator.mutation.Patch;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.run.Result;
import io.weft.simulator.run.Simulation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameSeedTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, -6, 1L << 40})
    void shouldGiveTheSameRun(long seed) {
        // when
        Result one = Simulation.run(PlanMaker.of(seed), true);
        Result other = Simulation.run(PlanMaker.of(seed), true);

        // then
        assertThat(Difference.between(one, other)).isNull();
        assertThat(one.trace()).hasSizeGreaterThan(100).isEqualTo(other.trace());
    }

    @Test
    void shouldGiveTheSameRunWithAndWithoutATrace() {
        // when
        Result traced = Simulation.run(PlanMaker.of(7), true);
        Result untraced = Simulation.run(PlanMaker.of(7), false);

        // then
        assertThat(untraced.events()).isEqualTo(traced.events());
        assertThat(untraced.findings()).isEqualTo(traced.findings());
        assertThat(untraced.coverage().counts()).isEqualTo(traced.coverage().counts());
    }

    /** Within one program hash codes that stem from memory addresses stay the same, and would show only in the next one. */
    @Test
    void shouldGiveTheSameRunInAnotherProgram() {
        // given classes of its own, with a change that changes nothing
        Mutation nothing = new Mutation("nothing", 1, "Nothing is wrong.", List.of(new Patch(
                "simulator/src/main/java/io/weft/simulator/plan/Noise.java", "public static final Noise NONE =", "public static final Noise NONE  =")));

        // when, then
        try (MutatedProgram program = MutatedProgram.of(Path.of("..").toAbsolutePath().normalize(), nothing)) {
            for (long seed = 1; seed <= 5; seed++) {
                assertThat(program.instantiate(TracedSeed.class.getName()).apply(seed)).isEqualTo(new TracedSeed().apply(seed));
            }
        }
    }

    @Test
    void shouldTellTheFirstDifference() {
        // given
        Result one = Simulation.run(PlanMaker.of(1), true);
        Result other = Simulation.run(PlanMaker.of(2), true);
        Result silent = new Result(one.plan(), one.findings(), one.coverage(), one.events(), List.of());
        Result longer = new Result(one.plan(), one.findings(), one.coverage(), one.events() + 1, one.trace());

        // when, then
        assertThat(Difference.between(one, other)).startsWith("line ");
        assertThat(Difference.between(one, silent)).startsWith("line 1 ").contains(one.trace().get(0)).contains("(nothing)");
        assertThat(Difference.between(one, longer)).isEqualTo("it has " + one.events() + " events and then " + longer.events());
    }
}
