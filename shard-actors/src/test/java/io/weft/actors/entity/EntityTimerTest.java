package io.weft.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.actors.fake.ManualJournal.Kind;
import org.junit.jupiter.api.Test;

class EntityTimerTest {

    @Test
    void shouldTickWhenTheMachineIsDue() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            dueAt(shell, 1_500);
            // when
            shell.timePasses(499);
            assertThat(shell.log).noneMatch(entry -> entry.startsWith("tick"));
            shell.timePasses(1);
            shell.awaitLog(3);
            // then
            assertThat(shell.log).contains("tick at 1500");
        }
    }

    @Test
    void shouldTickEarlierWhenTheMachineSaysSo() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            dueAt(shell, 9_000);
            // when
            dueAt(shell, 1_100);
            shell.timePasses(100);
            shell.awaitLog(4);
            // then
            assertThat(shell.log).contains("tick at 1100");
        }
    }

    @Test
    void shouldNotTickBeforeATimeThatWasPutOff() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            dueAt(shell, 1_100);
            dueAt(shell, 1_300);
            // when
            shell.timePasses(100);
            dueAt(shell, 1_300);
            // then
            assertThat(shell.log).noneMatch(entry -> entry.startsWith("tick"));
            // when
            shell.timePasses(200);
            shell.awaitLog(5);
            // then
            assertThat(shell.log).contains("tick at 1300");
        }
    }

    @Test
    void shouldTickAtHalfSpeedWhenTheClockWasSetBack() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            dueAt(shell, 1_500);
            shell.clockMs.set(0);
            // when its timers come early, again and again
            for (int i = 0; i < 9; i++) {
                shell.timePasses(110);
                dueAt(shell, 1_500);
            }
            // then
            assertThat(shell.log).noneMatch(entry -> entry.startsWith("tick"));
            // when
            shell.timePasses(20);
            // then
            await().until(() -> shell.log.stream().anyMatch(entry -> entry.startsWith("tick")));
        }
    }

    /** Has the machine say so in its next step, and waits until the shell has heard it. */
    private static void dueAt(ShellHarness shell, long dueMs) throws InterruptedException {
        shell.nextTickMs.set(dueMs);
        int sent = shell.sender.sent().size();
        shell.read(1);
        shell.next(Kind.FENCE_CHECK).succeed();
        shell.awaitSent(sent + 1);
    }
}
