package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weft.persistence.Recovered;
import io.weft.persistence.frame.FrameHeader;
import io.weft.persistence.pace.GroupPace;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksJournalTest {

    private static final EntityId SHARD = EntityId.shard(0);

    @TempDir
    Path directory;

    @Test
    void shouldRefuseASecondOpen() {
        try (RocksJournal journal = TestJournals.open(directory)) {
            // when, then
            assertThatThrownBy(() -> TestJournals.open(directory))
                    .isInstanceOf(JournalUnusable.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by this process");
            get(get(journal.claim(SHARD)).append(1, bytes("still well")));
        }
    }

    @Test
    void shouldRefuseASecondProcess() throws IOException, InterruptedException {
        try (RocksJournal journal = TestJournals.open(directory)) {
            // given
            get(journal.claim(SHARD));
            assertThatThrownBy(() -> TestJournals.open(directory)).isInstanceOf(JournalUnusable.class);

            // when
            ChildJvm child = ChildJvm.start(AppendUntilKilled.class, directory.toString());
            List<String> said = child.waitForEnd();

            // then
            assertThat(said).singleElement().asString()
                    .contains(JournalUnusable.class.getName())
                    .contains(directory.toString())
                    .contains("in use by another process");
        }
    }

    @Test
    void shouldWriteAllThatWaitsWithOneSync() {
        // given
        GatedDisk disk = new GatedDisk();
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), cause -> { }, disk::over)) {
            List<JournalOwnership> owners = new ArrayList<>();
            for (int shard = 0; shard < 32; shard++) {
                owners.add(get(journal.claim(EntityId.shard(shard))));
            }
            long groupsBefore = journal.metrics().groups();

            // when
            disk.close();
            List<CompletionStage<AppendResult>> appends = new ArrayList<>();
            for (JournalOwnership owner : owners) {
                appends.add(owner.append(1, bytes("from " + owner.entity())));
                disk.awaitWriteAtTheGate();
            }
            disk.open();
            appends.forEach(append -> assertThat(get(append)).isEqualTo(AppendResult.DURABLE));

            // then: the first alone, all others while it was on its way
            await().untilAsserted(() -> assertThat(journal.metrics().frames()).isEqualTo(32));
            assertThat(journal.metrics().groups() - groupsBefore).isEqualTo(2);
            assertThat(journal.metrics().appendGroups()).isEqualTo(2);
            assertThat(journal.metrics().lastSyncNanos()).isPositive();
            assertThat(journal.metrics().totalSyncNanos()).isGreaterThan(journal.metrics().lastSyncNanos());
            assertThat(journal.metrics().frameBytes()).isGreaterThan(32 * 25);
        }
    }

    @Test
    void shouldCountTheSyncsAndBytesOfAppendsAlone() {
        try (RocksJournal journal = TestJournals.open(directory)) {
            // given: a claim is a sync, but not of an append
            JournalOwnership owner = get(journal.claim(SHARD));
            assertThat(journal.metrics().groups()).isPositive();
            assertThat(journal.metrics().appendGroups()).isZero();

            // when
            get(owner.append(1, new byte[1000]));
            get(owner.append(2, new byte[500]));
            get(owner.append(2, new byte[500]));
            get(owner.checkpoint(2, List.of(Recovered.row("key", "value")).iterator()));

            // then: what was offered again is written once
            assertThat(journal.metrics().appendGroups()).isEqualTo(2);
            assertThat(journal.metrics().groups()).isGreaterThan(3);
            assertThat(journal.metrics().frames()).isEqualTo(2);
            assertThat(journal.metrics().frameBytes()).isEqualTo(1500 + 2 * (long) FrameHeader.BYTES);
        }
    }

    @Test
    void shouldSayThatTheFateIsUnknownWhenTooMuchWaits() {
        // given
        GatedDisk disk = new GatedDisk();
        RocksJournalSettings few = new RocksJournalSettings(
                directory, 16, 128 << 20, 1 << 20, 1 << 20, 1 << 20, 2 << 20, 50, new GroupPace(0, 0));
        try (RocksJournal journal = RocksJournal.open(few, cause -> { }, disk::over)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            disk.close();
            CompletionStage<AppendResult> underWay = owner.append(1, bytes("one"));
            disk.awaitWriteAtTheGate();
            List<CompletionStage<JournalOwnership>> waiting = new ArrayList<>();
            for (int shard = 1; shard <= 16; shard++) {
                waiting.add(journal.claim(EntityId.shard(shard)));
            }

            // when
            AppendResult result = get(owner.append(2, bytes("two")));

            // then
            assertThat(result).isInstanceOf(AppendResult.FateUnknown.class);
            disk.open();
            assertThat(get(underWay)).isEqualTo(AppendResult.DURABLE);
            waiting.forEach(claim -> assertThat(get(claim).epoch()).isEqualTo(1));
            assertThat(get(owner.append(2, bytes("two")))).isEqualTo(AppendResult.DURABLE);
        }
    }

    @Test
    void shouldCallTheFatalHandlerOnceAndStaySilentWhenTheDiskFails() {
        // given
        List<Throwable> fatal = new CopyOnWriteArrayList<>();
        DyingDisk disk = new DyingDisk();
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), fatal::add, disk::over)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            get(owner.append(1, bytes("one")));

            // when
            disk.dieAfter(0);
            AppendResult result = get(owner.append(2, bytes("two")));

            // then
            assertThat(result).isInstanceOf(AppendResult.FateUnknown.class);
            assertThat(fatal).singleElement().isInstanceOf(IOException.class);
            disk.dieAfter(100);
            assertThatThrownBy(() -> get(owner.append(2, bytes("two")))).hasMessageContaining("the disk has died");
            assertThatThrownBy(() -> get(owner.checkFence())).hasMessageContaining("the disk has died");
            assertThatThrownBy(() -> get(journal.claim(SHARD))).hasMessageContaining("the disk has died");
            assertThatThrownBy(() -> get(owner.checkpoint(1, Collections.emptyIterator())))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> Recovered.from(owner)).hasMessageContaining("the disk has died");
            assertThat(fatal).hasSize(1);
        }
        try (RocksJournal journal = TestJournals.open(directory)) {
            assertThat(Recovered.from(get(journal.claim(SHARD))).frames()).containsExactly("1:one");
        }
    }

    @Test
    void shouldFinishWhatWasOfferedBeforeItCloses() {
        // given
        GatedDisk disk = new GatedDisk();
        RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), cause -> { }, disk::over);
        JournalOwnership owner = get(journal.claim(SHARD));
        disk.close();
        CompletionStage<AppendResult> append = owner.append(1, bytes("one"));
        disk.awaitWriteAtTheGate();
        Thread closer = new Thread(journal::close);

        // when
        closer.start();
        await().until(() -> closer.getState() == Thread.State.WAITING);
        assertThat(append.toCompletableFuture()).isNotDone();
        disk.open();

        // then
        assertThat(get(append)).isEqualTo(AppendResult.DURABLE);
        await().until(() -> !closer.isAlive());
        try (RocksJournal reopened = TestJournals.open(directory)) {
            assertThat(Recovered.from(get(reopened.claim(SHARD))).frames()).containsExactly("1:one");
        }
    }

    @Test
    void shouldGiveSpaceBackAfterCheckpoints() {
        // given
        long frameBytes = 200_000;
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(SHARD));

            // when
            for (int position = 1; position <= 400; position++) {
                get(owner.append(position, new byte[(int) frameBytes]));
                if (position % 10 == 0) {
                    get(owner.checkpoint(position, List.of(Recovered.row("upto", "" + position)).iterator()));
                }
            }

            // then: 80 MB went through
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(size(directory)).isLessThan(12 << 20));
            assertThat(Recovered.from(owner).last()).isEqualTo(400);
        }
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
