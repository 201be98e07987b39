package io.weft.actors.entity;

import static io.weft.actors.entity.ShellHarness.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.fake.ManualJournal;
import io.weft.actors.fake.ManualJournal.Kind;
import io.weft.actors.fake.ManualJournal.Operation;
import io.weft.protocol.entity.CheckpointEvery;
import io.weft.protocol.entity.EntityLimits;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EntityCheckpointTest {

    private static final EntitySettings EVERY_SECOND_FRAME =
            new EntitySettings(5, new EntityLimits(100, 50, 10, 40, new CheckpointEvery(2, 1_000_000)));

    @Test
    void shouldInstallWhatTheMachineWasWhenTheFrameWasCut() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving(EVERY_SECOND_FRAME)) {
            // given
            append(shell, 1).succeed();
            shell.awaitSent(1);
            Operation second = append(shell, 2);
            // when
            shell.bar(3);
            shell.awaitLog(4);
            assertThat(shell.journal.hasNext()).isFalse();
            second.succeed();
            Operation checkpoint = shell.next(Kind.CHECKPOINT);
            // then
            assertThat(checkpoint.position()).isEqualTo(2);
            assertThat(checkpoint.rows()).containsExactly("count=2");
            assertThat(shell.next(Kind.APPEND).payload()).isEqualTo("3");
        }
    }

    @Test
    void shouldGoOnAppendingAndTakeNoOtherWhileOneIsUnderWay() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving(EVERY_SECOND_FRAME)) {
            // given
            append(shell, 1).succeed();
            append(shell, 2).succeed();
            Operation checkpoint = shell.next(Kind.CHECKPOINT);
            // when
            append(shell, 3).succeed();
            append(shell, 4).succeed();
            append(shell, 5).succeed();
            shell.awaitSent(5);
            assertThat(shell.journal.hasNext()).isFalse();
            checkpoint.succeed();
            append(shell, 6).succeed();
            // then
            Operation next = shell.next(Kind.CHECKPOINT);
            assertThat(next.position()).isEqualTo(6);
            assertThat(next.rows()).containsExactly("count=6");
        }
    }

    @Test
    void shouldCountTheFramesThatWereReplayed() throws InterruptedException {
        // given
        ManualJournal journal = ManualJournal.endedByTest().withFrame(ENTITY, "1").withFrame(ENTITY, "2");
        try (ShellHarness shell = ShellHarness.starting(journal, EVERY_SECOND_FRAME)) {
            shell.next(Kind.CLAIM).succeed();
            // when
            append(shell, 3).succeed();
            // then
            assertThat(shell.next(Kind.CHECKPOINT).position()).isEqualTo(3);
        }
    }

    @Test
    void shouldTakeOneAfterSoManyBytes() throws InterruptedException {
        // given
        EntitySettings everyTenBytes = new EntitySettings(5, new EntityLimits(100, 50, 10, 40, new CheckpointEvery(1_000, 10)));
        try (ShellHarness shell = ShellHarness.serving(everyTenBytes)) {
            // when
            append(shell, 12345678).succeed();
            append(shell, 90).succeed();
            // then
            assertThat(shell.next(Kind.CHECKPOINT).position()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellWhoAskedForOneWhenItIsInstalled() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            append(shell, 1).succeed();
            shell.awaitSent(1);
            // when
            CompletableFuture<Void> all = shell.local.takeCheckpoints();
            Operation checkpoint = shell.next(Kind.CHECKPOINT);
            // then
            assertThat(checkpoint.rows()).containsExactly("count=1");
            assertThat(all).isNotDone();
            checkpoint.succeed();
            all.join();
            // and at once when there is nothing to show
            shell.local.takeCheckpoints().join();
            assertThat(shell.journal.hasNext()).isFalse();
        }
    }

    @Test
    void shouldTellWhoAskedForOneWhenTheEntityEnds() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving()) {
            // given
            append(shell, 1).succeed();
            shell.awaitSent(1);
            CompletableFuture<Void> all = shell.local.takeCheckpoints();
            shell.next(Kind.CHECKPOINT);
            // when
            shell.tell(EntityCommand.STOP);
            // then
            all.join();
        }
    }

    @Test
    void shouldNotKeepWhoAsksWaitingForARecovery() {
        try (ShellHarness shell = ShellHarness.starting(ManualJournal.endedByTest(), ShellHarness.SETTINGS)) {
            // given
            CompletableFuture<Void> done = new CompletableFuture<>();
            // when
            shell.tell(new EntityCommand.TakeCheckpoint(done));
            // then
            done.join();
        }
    }

    @Test
    void shouldTellTheNodeWhenACheckpointFails() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving(EVERY_SECOND_FRAME)) {
            // given
            append(shell, 1).succeed();
            append(shell, 2).succeed();
            IllegalStateException cause = new IllegalStateException("disk full");
            // when
            shell.next(Kind.CHECKPOINT).fail(cause);
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).containsExactly(cause);
        }
    }

    @Test
    void shouldStopWhenTheFateOfACheckpointIsUnknown() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.serving(EVERY_SECOND_FRAME)) {
            // given
            append(shell, 1).succeed();
            append(shell, 2).succeed();
            // when
            shell.next(Kind.CHECKPOINT).end(new AppendResult.FateUnknown("timed out"));
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).isEmpty();
        }
    }

    private static Operation append(ShellHarness shell, long number) throws InterruptedException {
        shell.bar(number);
        return shell.next(Kind.APPEND);
    }
}
