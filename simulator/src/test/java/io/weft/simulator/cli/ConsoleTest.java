package io.weft.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final StringWriter written = new StringWriter();

    @Test
    void shouldWriteOverTheStatusOnATerminal() {
        // given
        Console console = new Console(new PrintWriter(written), true);

        // when
        console.status("1 seed, 0 failed");
        console.status("2 seeds");
        console.say("found");

        // then the end of the longer one is wiped out, and nothing of a status is left beside what stays
        assertThat(written.toString()).isEqualTo("\r1 seed, 0 failed" + "\r2 seeds         " + "\r       \r" + "found"
                + System.lineSeparator());
    }

    @Test
    void shouldWriteLinesElsewhere() {
        // given
        Console console = new Console(new PrintWriter(written), false);

        // when
        console.status("1 seed");
        console.say(List.of("one", "two"));

        // then
        assertThat(written.toString().lines()).containsExactly("1 seed", "one", "two");
    }

    @Test
    void shouldKeepTheStatusWithinTheTerminal() {
        // when
        new Console(new PrintWriter(written), true).status("x".repeat(200));

        // then
        assertThat(written.toString()).isEqualTo("\r" + "x".repeat(79));
    }
}
