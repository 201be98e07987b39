package io.weft.loadtest.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void shouldWriteOverTheLineOnATerminal() {
        // given
        try (Progress progress = new Progress(out, true)) {

            // when
            try (Progress.Watch watch = progress.watch(() -> "working")) {
                assertThat(text()).isEqualTo("\rworking");
            }
            progress.say("done");
        }

        // then
        assertThat(text()).endsWith("\r       \rdone" + System.lineSeparator());
    }

    @Test
    void shouldWriteWholeLinesElsewhere() {
        // given
        try (Progress progress = new Progress(out, false)) {

            // when
            progress.say("done");
        }

        // then
        assertThat(text()).isEqualTo("done" + System.lineSeparator());
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
