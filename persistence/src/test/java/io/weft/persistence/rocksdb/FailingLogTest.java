package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weft.persistence.Recovered;
import io.weft.persistence.log.LogGroup;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails at the log of frames, on whichever thread, is the whole journal's failure, and is told to all who wait. */
class FailingLogTest {

    private static final EntityId BUSY = EntityId.shard(0);
    private static final EntityId SELDOM = EntityId.shard(1);
    /** Two of them to a segment. */
    private static final int FRAME_BYTES = 100_000;

    @TempDir
    Path directory;

    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

    @Test
    void shouldBeFatalIfALogThatHasGrownCannotBeTrimmed() throws IOException {
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), fatal::add)) {
            // given: the log is nearly as long as it may be, and its oldest segment, which one entity needs, is gone
            JournalOwnership seldom = get(journal.claim(SELDOM));
            JournalOwnership busy = get(journal.claim(BUSY));
            get(seldom.append(1, bytes("one")));
            appendAll(busy, 1, 14);
            get(busy.checkpoint(14, List.of(row("upto", "14")).iterator()));
            Recovered.from(busy);
            Files.delete(segment(2));
            assertThat(fatal).isEmpty();

            // when: it grows by appends alone, so that nobody waits for what the trimmer does
            appendAll(busy, 15, 19);

            // then
            await().untilAsserted(() -> assertThat(fatal).singleElement()
                    .isInstanceOf(JournalCorrupted.class)
                    .extracting(Throwable::getMessage).asString().contains("0000000002.frames is missing"));
            assertThatThrownBy(() -> get(busy.checkFence())).hasMessageContaining("0000000002.frames is missing");
            assertNotDurable(busy.append(20, bytes("too late")));
        }
    }

    @Test
    void shouldBeFatalIfTheNextSegmentCannotBeMade() throws IOException {
        // given: in place of the next segment but one stands something else
        GatedDisk gate = new GatedDisk();
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), fatal::add,
                disk -> gate.over(untilFatalOnceGrown(disk)))) {
            JournalOwnership busy = get(journal.claim(BUSY));
            List<JournalOwnership> others = new ArrayList<>();
            for (int shard = 1; shard <= 5; shard++) {
                others.add(get(journal.claim(EntityId.shard(shard))));
            }
            appendAll(busy, 1, 2);
            Files.createDirectories(segment(4).resolveSibling("0000000004.frames.new"));

            // when: a group fills the segment, and others wait behind it
            gate.close();
            CompletionStage<AppendResult> underWay = busy.append(3, new byte[FRAME_BYTES]);
            gate.awaitWriteAtTheGate();
            List<CompletionStage<AppendResult>> waiting = new ArrayList<>();
            others.forEach(owner -> waiting.add(owner.append(1, bytes("waiting"))));
            gate.open();

            // then: what was written by then stands, and nothing behind it is promised
            assertThat(get(underWay)).isEqualTo(AppendResult.DURABLE);
            waiting.forEach(append -> assertThat(get(append)).isInstanceOf(AppendResult.FateUnknown.class));
            assertThat(fatal).singleElement().isInstanceOf(IOException.class)
                    .extracting(Throwable::getMessage).asString().contains("0000000004.frames");
        }

        // then: the next start finds what had been acknowledged, and goes on
        Files.deleteIfExists(segment(4).resolveSibling("0000000004.frames.new"));
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership busy = get(journal.claim(BUSY));
            assertThat(Recovered.from(busy).last()).isEqualTo(3);
            assertThat(get(busy.append(4, bytes("four")))).isEqualTo(AppendResult.DURABLE);
        }
    }

    @Test
    void shouldSettleWhatAFailedForceLeft() {
        // given: the bytes are in the file, but the force behind them has failed
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), fatal::add,
                FailingLogTest::failingSecondForce)) {
            JournalOwnership owner = get(journal.claim(BUSY));
            get(owner.append(1, bytes("one")));

            // when
            AppendResult result = get(owner.append(2, bytes("two")));

            // then
            assertThat(result).isInstanceOf(AppendResult.FateUnknown.class);
            assertThat(fatal).singleElement().isInstanceOf(IOException.class);
            assertNotDurable(owner.append(2, bytes("two")));
        }

        // then: the next start writes over itself what it finds, cuts off the zeros behind, and only then takes it for durable
        assertThat(segment(2)).hasSize(TestJournals.settings(directory).segmentBytes());
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(BUSY));
            assertThat(segment(2).toFile().length()).isLessThan(1000);
            assertThat(Recovered.from(owner).frames()).containsExactly("1:one", "2:two");
            assertThat(get(owner.append(3, bytes("three")))).isEqualTo(AppendResult.DURABLE);
        }
    }

    /** From the third frame on, which begins a segment, an append returns only when the journal has failed. */
    private Disk untilFatalOnceGrown(Disk disk) {
        return new ForwardingDisk(disk) {
            private int appends;

            @Override
            public void append(LogGroup frames, long databaseWrite) throws IOException {
                super.append(frames, databaseWrite);
                appends++;
                if (appends >= 3) {
                    await().until(() -> !fatal.isEmpty());
                }
            }
        };
    }

    private static Disk failingSecondForce(Disk disk) {
        return new ForwardingDisk(disk) {
            private int appends;

            @Override
            public void append(LogGroup frames, long databaseWrite) throws IOException {
                super.append(frames, databaseWrite);
                appends++;
                if (appends == 2) {
                    throw new IOException("Input/output error");
                }
            }
        };
    }

    private static void assertNotDurable(CompletionStage<AppendResult> append) {
        try {
            assertThat(get(append)).isInstanceOf(AppendResult.FateUnknown.class);
        } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageContaining("the journal has failed");
        }
    }

    private static void appendAll(JournalOwnership owner, int from, int to) {
        for (int position = from; position <= to; position++) {
            assertThat(get(owner.append(position, new byte[FRAME_BYTES]))).isEqualTo(AppendResult.DURABLE);
        }
    }

    private Path segment(int number) {
        return directory.resolve("frames").resolve(String.format("%010d.frames", number));
    }
}
