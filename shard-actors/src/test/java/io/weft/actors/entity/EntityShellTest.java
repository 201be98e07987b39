package io.weft.actors.entity;

import static io.weft.actors.entity.ShellHarness.answer;
import static io.weft.actors.entity.ShellHarness.barred;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.fake.ManualJournal.Kind;
import io.weft.actors.fake.ManualJournal.Operation;
import io.weft.protocol.entity.CheckpointEvery;
import io.weft.protocol.entity.EntityLimits;
import io.weft.protocol.message.CoordinatorMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityShellTest {

    @Test
    void shouldSendOnlyWhenTheAppendIsDurable() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(7);
            Operation append = shell.next(Kind.APPEND);
            // when
            shell.bar(8);
            shell.awaitLog(3);
            // then
            assertThat(append.position()).isEqualTo(1);
            assertThat(append.payload()).isEqualTo("7");
            assertThat(shell.sender.sent()).isEmpty();
            // when
            append.succeed();
            shell.awaitSent(1);
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(7));
        }
    }

    @Test
    void shouldExecuteWhileAnAppendIsUnderWayAndGatherTheNextFrame() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation first = shell.next(Kind.APPEND);
            // when
            shell.bar(2);
            shell.bar(3);
            shell.bar(4);
            shell.awaitLog(5);
            // then
            assertThat(shell.journal.hasNext()).isFalse();
            // when
            first.succeed();
            Operation second = shell.next(Kind.APPEND);
            // then
            assertThat(second.position()).isEqualTo(2);
            assertThat(second.payload()).isEqualTo("2,3,4");
            // when
            second.succeed();
            shell.awaitSent(2);
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(1), barred(2, 3, 4));
        }
    }

    @Test
    void shouldCoverAnswersWithoutRecordsByAFenceCheckThatBeginsAfterThem() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.read(1);
            Operation first = shell.next(Kind.FENCE_CHECK);
            // when
            shell.read(2);
            shell.awaitLog(3);
            first.succeed();
            Operation second = shell.next(Kind.FENCE_CHECK);
            shell.awaitSent(1);
            // then
            assertThat(shell.sender.sent()).containsExactly(answer(1, 0));
            // when
            second.succeed();
            shell.awaitSent(2);
            // then
            assertThat(shell.sender.sent()).containsExactly(answer(1, 0), answer(2, 0));
        }
    }

    @Test
    void shouldKeepAnswersBehindTheRecordsThatTheyShow() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation append = shell.next(Kind.APPEND);
            // when
            shell.read(9);
            shell.awaitLog(3);
            // then
            assertThat(shell.journal.hasNext()).isFalse();
            // when
            append.succeed();
            shell.next(Kind.FENCE_CHECK).succeed();
            shell.awaitSent(2);
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(1), answer(9, 1));
        }
    }

    @Test
    void shouldLetAnswersRideOnAnAppendThatBeginsAfterThem() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation first = shell.next(Kind.APPEND);
            shell.read(9);
            shell.bar(2);
            shell.awaitLog(4);
            // when
            first.succeed();
            shell.next(Kind.APPEND).succeed();
            shell.awaitSent(3);
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(1), barred(2), answer(9, 1));
        }
    }

    @Test
    void shouldCutManyRecordsIntoSeveralFramesAndSendBehindTheLast() throws InterruptedException {
        // given
        EntitySettings twoPerFrame = new EntitySettings(5, new EntityLimits(2, 50, 10, 40, new CheckpointEvery(1_000, 1_000_000)));
        try (ShellHarness shell = ShellHarness.serving(twoPerFrame)) {
            // when
            shell.bar(1, 2, 3);
            Operation first = shell.next(Kind.APPEND);
            first.succeed();
            Operation second = shell.next(Kind.APPEND);
            // then
            assertThat(List.of(first.payload(), second.payload())).containsExactly("1,2", "3");
            assertThat(List.of(first.position(), second.position())).containsExactly(1L, 2L);
            assertThat(shell.sender.sent()).isEmpty();
            // when
            second.succeed();
            shell.awaitSent(1);
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(1, 2, 3));
        }
    }

    @Test
    void shouldDropWhatExceedsTheBoundOnExecutionAheadOfTheJournal() throws InterruptedException {
        // given
        EntitySettings twoAhead = new EntitySettings(5, new EntityLimits(100, 2, 10, 40, new CheckpointEvery(1_000, 1_000_000)));
        try (ShellHarness shell = ShellHarness.serving(twoAhead)) {
            shell.bar(1);
            Operation first = shell.next(Kind.APPEND);
            // when
            shell.bar(2);
            shell.bar(3);
            shell.expectWarning("has dropped 1 messages", () -> shell.bar(4));
            first.succeed();
            Operation second = shell.next(Kind.APPEND);
            shell.bar(5);
            second.succeed();
            // then
            assertThat(second.payload()).isEqualTo("2,3");
            assertThat(shell.next(Kind.APPEND).payload()).isEqualTo("5");
        }
    }

    @Test
    void shouldDropAMessageOfAnotherRole() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // when
            shell.deliver(new CoordinatorMessage.Applied(1, List.of()));
            shell.bar(1);
            // then
            assertThat(shell.next(Kind.APPEND).payload()).isEqualTo("1");
            assertThat(shell.fatal).isEmpty();
        }
    }

    @Test
    void shouldFinishWhatItHasTakenAndSendBeforeItStops() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.bar(1);
            Operation append = shell.next(Kind.APPEND);
            shell.bar(2);
            shell.awaitLog(3);
            // when
            shell.tell(EntityCommand.STOP);
            append.succeed();
            shell.next(Kind.APPEND).succeed();
            shell.awaitStopped();
            // then
            assertThat(shell.sender.sent()).containsExactly(barred(1), barred(2));
            assertThat(shell.journal.hasNext()).isFalse();
        }
    }

    @Test
    void shouldPassOnToItsSuccessorWhatComesWhileItFinishesItsLastAppend() throws InterruptedException {
        // given
        try (ShellHarness harness = ShellHarness.serving()) {
            harness.bar(1);
            Operation append = harness.next(Kind.APPEND);
            // when
            harness.tell(EntityCommand.STOP);
            harness.bar(2);
            // then
            harness.awaitSent(1);
            assertThat(harness.sender.sent()).singleElement().asString().contains("Bar[");
            append.succeed();
            harness.awaitStopped();
        }
    }

    @Test
    void shouldNeverLetTimeRunBackwards() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            shell.clockMs.set(5_000);
            shell.bar(1);
            shell.awaitLog(2);
            // when
            shell.clockMs.set(4_000);
            shell.bar(2);
            shell.awaitLog(3);
            // then
            assertThat(shell.log).containsExactly("begin epoch 1 at 1000", "bar at 5000", "bar at 5000");
        }
    }
}
