package io.weft.simulator.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Configuration HOLDS = Configuration.holds("Some", "right", "1 thing");
    private static final Configuration FAILS = Configuration.fails("Some", "wrong", "1 thing", "Truth");
    private static final Exploration GOOD = new Exploration(9, 4, 0, 3, true, null, 0, List.of());

    private static Exploration violating(String invariant) {
        return new Exploration(9, 4, 2, 3, false, invariant, 3, List.of());
    }

    private static Verdict verdict(Configuration configuration, Exploration exploration) {
        return Verdict.of(configuration, List.of("Truth"), exploration, 5, null);
    }

    @Test
    void shouldAcceptWhatIsAsItMustBe() {
        assertThat(verdict(HOLDS, GOOD).isAsItMust()).isTrue();
        assertThat(verdict(FAILS, violating("Truth")).isAsItMust()).isTrue();
    }

    @Test
    void shouldRefuseAModelThatDoesNotHold() {
        assertThat(verdict(HOLDS, violating("Truth")).text()).isEqualTo("WRONG: Truth fails after 3 states");
    }

    @Test
    void shouldRefuseAVariantThatHolds() {
        assertThat(verdict(FAILS, GOOD).text()).isEqualTo("WRONG: must fail, but holds");
    }

    @Test
    void shouldRefuseAVariantThatFailsOnSomethingElse() {
        assertThat(verdict(FAILS, violating("Beauty")).text()).isEqualTo("WRONG: Beauty fails, not Truth");
    }

    @Test
    void shouldRefuseWhatTookTooLong() {
        // when
        Verdict verdict = Verdict.of(HOLDS, List.of("Truth"), GOOD, 5, "not explored within 1 s");

        // then
        assertThat(verdict.isAsItMust()).isFalse();
    }
}
