package io.weft.simulator.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlcOutputTest {

    private final List<String> lines = new ArrayList<>();

    private void message(int code, int severity, String... body) {
        lines.add("@!@!@STARTMSG " + code + ":" + severity + " @!@!@");
        lines.addAll(List.of(body));
        lines.add("@!@!@ENDMSG " + code + " @!@!@");
    }

    private void statistics(long generated, long distinct, long unexplored) {
        message(2199, 0, generated + " states generated, " + distinct + " distinct states found, " + unexplored
                + " states left on queue.");
        message(2194, 0, "The depth of the complete state graph search is 7.");
    }

    @Test
    void shouldReadWhatHolds() {
        // given
        lines.add("Parsing file Some.tla");
        message(2193, 0, "Model checking completed. No error has been found.", "  calculated:  val = 6.5E-10");
        statistics(120, 45, 0);

        // when
        Exploration exploration = TlcOutput.parse(lines);

        // then
        assertThat(exploration).isEqualTo(new Exploration(120, 45, 0, 7, true, null, 0, List.of()));
        assertThat(exploration.holds()).isTrue();
    }

    @Test
    void shouldNameTheInvariantAndCountTheStates() {
        // given
        message(2110, 1, "Invariant Atomicity is violated.");
        message(2121, 1, "The behavior up to this point is:");
        message(2217, 4, "1: <Initial predicate>", "x = 0");
        message(2217, 4, "2: <Next line 6, col 9 to line 6, col 27 of module Some>", "x = 1");
        statistics(12, 5, 3);

        // when
        Exploration exploration = TlcOutput.parse(lines);

        // then
        assertThat(exploration.violated()).isEqualTo("Atomicity");
        assertThat(exploration.counterexample()).isEqualTo(2);
        assertThat(exploration.errors()).isEmpty();
        assertThat(exploration.holds()).isFalse();
    }

    @Test
    void shouldNotTakeAnEarlyEndForATruth() {
        // given
        message(2193, 0, "Model checking completed. No error has been found.");
        statistics(120, 45, 6);

        // when
        Exploration exploration = TlcOutput.parse(lines);

        // then
        assertThat(exploration.holds()).isFalse();
    }

    @Test
    void shouldReportWhatElseIsWrong() {
        // given
        message(2111, 1, "Evaluating invariant Atomicity failed.", "Attempted to apply a function to an argument.");
        statistics(120, 45, 6);

        // when
        Exploration exploration = TlcOutput.parse(lines);

        // then
        assertThat(exploration.errors()).singleElement().asString().startsWith("2111: Evaluating invariant");
        assertThat(exploration.holds()).isFalse();
    }
}
