package io.weft.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalsTest {

    @Test
    void shouldTakeAPausedProcessForAliveAndKillIt() throws Exception {
        // given
        ProcessHandle process = new ProcessBuilder("sleep", "60").start().toHandle();

        // when, then
        Signals.pause(process);
        assertThat(Signals.isAlive(process)).isTrue();
        Signals.kill(process);
        assertThat(Signals.isAlive(process)).isFalse();
    }

    @Test
    void shouldSayThatASignalDidNotArrive() throws Exception {
        // given
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        // when, then
        assertThatExceptionOfType(ProcessFailed.class).isThrownBy(() -> Signals.pause(process.toHandle()))
                .withMessageStartingWith("SIGSTOP could not be sent to process " + process.pid() + ": ");
    }

    @Test
    void shouldLetAProcessBeThatHasEndedMeanwhile() throws Exception {
        // given
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        // when, then
        assertThatCode(() -> Signals.askToStop(process.toHandle())).doesNotThrowAnyException();
        assertThatCode(() -> Signals.kill(process.toHandle())).doesNotThrowAnyException();
    }

    @Test
    void shouldStopAProcessInGoodOrderThatIsPaused() throws Exception {
        // given
        ProcessHandle process = new ProcessBuilder("sleep", "60").start().toHandle();
        Signals.pause(process);

        // when
        Signals.askToStop(process);

        // then
        assertThat(Signals.awaitEndOrKill(process, 30_000)).isTrue();
    }

    @Test
    void shouldTakeAProcessForDeadWhoseParentDoesNotAskForItsEnd() throws Exception {
        // given
        Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
        try (BufferedReader output = parent.inputReader()) {
            Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(output.readLine()));

            // when
            child.orElseThrow().destroyForcibly();

            // then
            await().until(() -> !Signals.isAlive(child.orElseThrow()));
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }
}
