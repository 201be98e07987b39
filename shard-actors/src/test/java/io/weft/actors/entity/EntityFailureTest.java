package io.weft.actors.entity;

import static io.weft.actors.entity.ShellHarness.barred;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.fake.ManualJournal.Kind;
import io.weft.actors.fake.ManualJournal.Operation;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.machine.InvariantBroken;
import org.junit.jupiter.api.Test;

class EntityFailureTest {

    private static final AppendResult FENCED = new AppendResult.Fenced(2);
    private static final AppendResult UNKNOWN = new AppendResult.FateUnknown("timed out");

    @Test
    void shouldStopAndSendNothingWhenAnAppendIsFenced() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation append = shell.next(Kind.APPEND);
            // when
            append.end(FENCED);
            shell.awaitStopped();
            // then
            assertThat(shell.sender.sent()).isEmpty();
            assertThat(shell.fatal).isEmpty();
        }
    }

    @Test
    void shouldStopAndAnswerNobodyWhenAFenceCheckFails() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.read(1);
            // when
            shell.next(Kind.FENCE_CHECK).end(FENCED);
            shell.awaitStopped();
            // then
            assertThat(shell.sender.sent()).isEmpty();
        }
    }

    @Test
    void shouldRepeatTheIdenticalAppendWhileItsFateIsUnknown() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1, 2);
            Operation first = shell.next(Kind.APPEND);
            shell.bar(3);
            shell.awaitLog(3);
            // when
            Operation second = repeated(shell, first, 10);
            Operation third = repeated(shell, second, 20);
            Operation fourth = repeated(shell, third, 40);
            Operation fifth = repeated(shell, fourth, 40);
            // then
            assertThat(fifth.position()).isEqualTo(first.position());
            assertThat(fifth.payload()).isEqualTo("1,2");
            assertThat(shell.sender.sent()).isEmpty();
            // when
            fifth.succeed();
            shell.awaitSent(1);
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(1, 2));
            assertThat(shell.next(Kind.APPEND).payload()).isEqualTo("3");
        }
    }

    @Test
    void shouldAskAgainWhetherItIsFencedWhileThatIsUnknown() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.read(1);
            Operation first = shell.next(Kind.FENCE_CHECK);
            // when
            shell.expectWarning("does not know the fate", () -> first.end(UNKNOWN));
            shell.timePasses(10);
            shell.next(Kind.FENCE_CHECK).succeed();
            shell.awaitSent(1);
            // then
            assertThat(shell.sender.sent()).containsExactly(ShellHarness.answer(1, 0));
        }
    }

    @Test
    void shouldStopWithoutSendingWhenToldToWhileTheFateIsUnknown() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation append = shell.next(Kind.APPEND);
            // when
            shell.tell(EntityCommand.STOP);
            append.end(UNKNOWN);
            shell.awaitStopped();
            // then
            assertThat(shell.sender.sent()).isEmpty();
        }
    }

    @Test
    void shouldTellTheNodeWhenTheJournalFails() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            JournalCorrupted cause = new JournalCorrupted("frame 1 is broken");
            // when
            shell.next(Kind.APPEND).fail(cause);
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).containsExactly(cause);
            assertThat(shell.sender.sent()).isEmpty();
        }
    }

    @Test
    void shouldTellTheNodeAndSendNothingWhenAnInvariantIsBroken() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation append = shell.next(Kind.APPEND);
            // when
            shell.breakIt();
            Operation fenceCheck = shell.next(Kind.FENCE_CHECK);
            append.succeed();
            fenceCheck.succeed();
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).singleElement().isInstanceOf(InvariantBroken.class);
            assertThat(shell.sender.sent()).isEmpty();
            assertThat(shell.journal.hasNext()).isFalse();
        }
    }

    @Test
    void shouldStopWithoutTellingTheNodeWhenItWasOvertakenAndThenBroken() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.breakIt();
            // when
            shell.next(Kind.FENCE_CHECK).end(FENCED);
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).isEmpty();
            assertThat(shell.sender.sent()).isEmpty();
        }
    }

    private static Operation repeated(ShellHarness shell, Operation operation, long delayMs) throws InterruptedException {
        shell.expectWarning("asks again in " + delayMs + " ms", () -> operation.end(UNKNOWN));
        shell.timePasses(delayMs);
        return shell.next(Kind.APPEND);
    }
}
