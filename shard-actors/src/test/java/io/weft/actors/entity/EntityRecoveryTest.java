package io.weft.actors.entity;

import static io.weft.actors.entity.ShellHarness.ENTITY;
import static io.weft.actors.entity.ShellHarness.SETTINGS;
import static io.weft.actors.entity.ShellHarness.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weft.actors.fake.CountingMachine;
import io.weft.actors.fake.ManualJournal;
import io.weft.actors.fake.ManualJournal.Kind;
import io.weft.actors.fake.ManualJournal.Operation;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.message.ShardMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntityRecoveryTest {

    @Test
    void shouldShowRowsAndFramesToTheMachineBeforeAnyMessage() throws InterruptedException {
        // given
        ManualJournal journal = ManualJournal.endedByTest().withRow(ENTITY, "count", "40")
                .withFrame(ENTITY, "1").withFrame(ENTITY, "2,3");
        try (ShellHarness shell = ShellHarness.starting(journal, SETTINGS)) {
            shell.read(9);
            Operation claim = shell.next(Kind.CLAIM);
            assertThat(shell.log).isEmpty();
            // when
            claim.succeed();
            shell.next(Kind.FENCE_CHECK).succeed();
            shell.awaitSent(1);
            // then
            assertThat(shell.log).containsExactly(
                    "row count=40", "frame 1", "frame 2,3", "begin epoch 1 at 1000", "read at 1000");
            assertThat(shell.sender.sent()).containsExactly(answer(9, 43));
        }
    }

    @Test
    void shouldAppendBehindTheLastRecoveredFrame() throws InterruptedException {
        // given
        ManualJournal journal = ManualJournal.endedByTest().withFrame(ENTITY, "1").withFrame(ENTITY, "2");
        try (ShellHarness shell = ShellHarness.starting(journal, SETTINGS)) {
            shell.next(Kind.CLAIM).succeed();
            // when
            shell.bar(3);
            // then
            assertThat(shell.next(Kind.APPEND).position()).isEqualTo(3);
        }
    }

    @Test
    void shouldKeepABoundedNumberOfEarlyMessages() throws InterruptedException {
        // given
        try (ShellHarness shell = ShellHarness.starting(ManualJournal.endedByTest(), SETTINGS)) {
            Operation claim = shell.next(Kind.CLAIM);
            for (int i = 1; i < SETTINGS.maxEarlyMessages(); i++) {
                shell.bar(i);
            }
            shell.read(9);
            // when
            shell.expectWarning("not serving yet", () -> shell.bar(1_000));
            claim.succeed();
            Operation first = shell.next(Kind.APPEND);
            first.succeed();
            Operation second = shell.next(Kind.APPEND);
            second.succeed();
            shell.awaitSent(3);
            // then
            assertThat(first.payload() + "," + second.payload()).isEqualTo("1,2,3,4");
            assertThat(shell.sender.sent()).contains(answer(9, SETTINGS.maxEarlyMessages() - 1));
        }
    }

    @Test
    void shouldNameTheCauseAndServeNothingWhenTheJournalIsCorrupt() throws InterruptedException {
        // given
        JournalCorrupted cause = new JournalCorrupted("frame 17 of shard-3 is broken");
        ManualJournal journal = ManualJournal.endedByTest().failingRecovery(cause);
        try (ShellHarness shell = ShellHarness.starting(journal, SETTINGS)) {
            shell.read(9);
            // when
            shell.next(Kind.CLAIM).succeed();
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).containsExactly(cause);
            assertThat(shell.log).isEmpty();
            assertThat(shell.sender.sent()).isEmpty();
        }
    }

    @Test
    void shouldRestBeforeItTriesAgainIfTheNodeGoesOnWithoutIt() throws InterruptedException {
        // given
        JournalCorrupted cause = new JournalCorrupted("frame 17 of shard-3 is broken");
        ManualJournal journal = ManualJournal.endedByTest().failingRecovery(cause);
        try (ShellHarness shell = ShellHarness.starting(journal, SETTINGS)) {
            shell.endsWhenAnEntityFails = false;
            shell.next(Kind.CLAIM).succeed();
            await().until(() -> shell.fatal.size() == 1);

            // when
            shell.timePasses(59_000);
            shell.tell(EntityCommand.WAKE);
            assertThat(shell.hasStopped()).isFalse();
            shell.timePasses(1_000);

            // then
            shell.awaitStopped();
            assertThat(shell.fatal).containsExactly(cause);
        }
    }

    @Test
    void shouldNotClaimWhenNobodyWaitsForItAnyMore() throws InterruptedException {
        // given
        ManualJournal journal = ManualJournal.endedByTest();
        Queue<Runnable> turns = new ArrayDeque<>();
        EntityRecovery<ShardMessage, String> recovery = new EntityRecovery<>(ENTITY, new EntityRole<>(EntityId.Role.SHARD,
                ShardMessage.class, entity -> new CountingMachine(entity, new ArrayList<>(), new AtomicLong())), journal, turns::add);
        CompletionStage<?> recovered = recovery.start();

        // when
        recovery.abandon();
        turns.remove().run();

        // then
        assertThat(recovered.toCompletableFuture()).isCompletedExceptionally();
        assertThat(journal.hasNext()).isFalse();
    }

    @Test
    void shouldTellTheNodeWhenTheClaimFails() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.starting(ManualJournal.endedByTest(), SETTINGS)) {
            // given
            JournalCorrupted cause = new JournalCorrupted("the epoch of shard-3 can't be read");
            // when
            shell.next(Kind.CLAIM).fail(cause);
            shell.awaitStopped();
            // then
            assertThat(shell.fatal).containsExactly(cause);
        }
    }

    @Test
    void shouldStopAtOnceWhileItRecovers() throws InterruptedException {
        try (ShellHarness shell = ShellHarness.starting(
                ManualJournal.endedByTest().withFrame(ENTITY, "1"), SETTINGS)) {
            // given
            Operation claim = shell.next(Kind.CLAIM);
            // when
            shell.tell(EntityCommand.STOP);
            shell.awaitStopped();
            claim.succeed();
            // then
            assertThat(shell.fatal).isEmpty();
            assertThat(shell.sender.sent()).isEmpty();
        }
    }
}
