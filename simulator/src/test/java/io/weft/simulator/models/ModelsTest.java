package io.weft.simulator.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formal models, as far as they take seconds; the rest is explored by {@code check-models --large}. */
class ModelsTest {

    static List<Configuration> configurations() {
        return Catalogue.configurations(false, null);
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void shouldHoldOrFailAsItMust(Configuration configuration) throws IOException, InterruptedException {
        // when
        Verdict verdict = Tlc.check(configuration);

        // then
        assertThat(verdict.trouble()).isNull();
        assertThat(verdict.invariants()).isNotEmpty();
        if (configuration.mustHold()) {
            assertThat(verdict.exploration().unexplored()).isZero();
        } else {
            assertThat(verdict.invariants()).containsExactly(configuration.mustFail());
            assertThat(verdict.exploration().counterexample()).isPositive();
        }
    }

    @Test
    void shouldFailIfItTakesTooLong() throws IOException, InterruptedException {
        // given
        Configuration holds = configurations().get(0);

        // when
        Verdict verdict = Tlc.check(holds, 1);

        // then
        assertThat(verdict.text()).isEqualTo("WRONG: not explored within 1 ms");
    }
}
