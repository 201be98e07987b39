package io.weft.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Attempts attempts = new Attempts();

    @Test
    void shouldTryAllAndTellOfAllThatWentWrong() {
        // given
        List<String> done = new ArrayList<>();

        // when
        attempts.attempt(() -> fail("one"));
        attempts.attempt(() -> done.add("two"));
        attempts.attempt(() -> fail("three"));
        attempts.attempt(() -> fail("one"));

        // then
        assertThat(done).containsExactly("two");
        assertThatThrownBy(attempts::requireNoTrouble).isInstanceOf(ProcessFailed.class).hasMessage("one; three");
    }

    @Test
    void shouldLeaveTheOnlyTroubleAsItIs() {
        // when
        attempts.attempt(() -> fail("one"));

        // then
        assertThatThrownBy(attempts::requireNoTrouble).isExactlyInstanceOf(IOException.class).hasMessage("one");
        assertThatCode(new Attempts()::requireNoTrouble).doesNotThrowAnyException();
    }

    @Test
    void shouldKeepAnInterrupt() {
        // when
        attempts.attempt(() -> {
            throw new InterruptedException();
        });

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(attempts::requireNoTrouble).hasMessageContaining("interrupted");
    }

    private static void fail(String message) throws IOException {
        throw new IOException(message);
    }
}
