package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log stays short, whoever holds on to old frames, and nothing that is needed is lost by it. */
class LogTrimmerTest {

    private static final EntityId BUSY = EntityId.shard(0);
    private static final EntityId SELDOM = EntityId.shard(1);
    private static final int MAX_LOG_BYTES = 4 << 20;

    @TempDir
    Path directory;

    @Test
    void shouldMoveTheFramesOfOneThatSeldomAppends() throws IOException {
        // given
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership seldom = get(journal.claim(SELDOM));
            JournalOwnership busy = get(journal.claim(BUSY));
            get(seldom.append(1, bytes("one")));
            get(seldom.append(2, bytes("two")));

            // when: many times as much as the log may hold
            appendMuch(busy, 0);
            get(seldom.append(3, bytes("three")));
            appendMuch(busy, 100);

            // then
            Recovered.from(busy);
            assertThat(logBytes()).isLessThan(MAX_LOG_BYTES);
            assertThat(Recovered.from(seldom).frames()).containsExactly("1:one", "2:two", "3:three");
            assertThat(get(seldom.append(3, bytes("three")))).isEqualTo(AppendResult.DURABLE);
        }
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership seldom = get(journal.claim(SELDOM));
            assertThat(Recovered.from(seldom).frames()).containsExactly("1:one", "2:two", "3:three");
            get(seldom.append(4, bytes("four")));
            assertThat(get(seldom.checkpoint(2, List.of(row("upto", "2")).iterator()))).isEqualTo(AppendResult.DURABLE);
            assertThat(Recovered.from(seldom).frames()).containsExactly("3:three", "4:four");
            assertThat(Recovered.from(get(journal.claim(BUSY))).last()).isEqualTo(200);
        }
    }

    @Test
    void shouldLoseNothingWhereverItDies() {
        boolean died = true;
        for (int writes = 0; died; writes++) {
            // given: the log is as long as it may be
            Path dying = directory.resolve("dying-at-" + writes);
            DyingDisk disk = new DyingDisk();
            long[] acknowledged = new long[1];
            try (RocksJournal journal = RocksJournal.open(TestJournals.settings(dying), cause -> { }, disk::over)) {
                JournalOwnership seldom = get(journal.claim(SELDOM));
                JournalOwnership busy = get(journal.claim(BUSY));
                get(seldom.append(1, bytes("one")));
                get(seldom.append(2, bytes("two")));
                appendAll(busy, 1, 18);
                get(busy.checkpoint(18, List.of(row("upto", "18")).iterator()));

                // when: it is made shorter, and the disk dies at one of the writes of that time
                disk.dieAfter(writes);
                acknowledged[0] = appendUntilDead(busy, 19, 26);
            }
            died = disk.died();

            // then
            try (RocksJournal journal = TestJournals.open(dying)) {
                JournalOwnership seldom = get(journal.claim(SELDOM));
                assertThat(Recovered.from(seldom).frames()).as("died at " + writes).containsExactly("1:one", "2:two");
                get(seldom.append(3, bytes("three")));
                assertThat(Recovered.from(get(journal.claim(BUSY))).last()).isGreaterThanOrEqualTo(acknowledged[0]);
            }
            StoredJournal.deleteAll(dying);
        }
    }

    /** Returns the last that was acknowledged. */
    private static long appendUntilDead(JournalOwnership owner, int from, int to) {
        long last = from - 1;
        try {
            for (int position = from; position <= to; position++) {
                if (!get(owner.append(position, new byte[100_000])).equals(AppendResult.DURABLE)) {
                    return last;
                }
                last = position;
                // Returns when the log has been trimmed.
                get(owner.checkpoint(position, List.of(row("upto", "" + position)).iterator()));
                Recovered.from(owner);
            }
        } catch (IllegalStateException died) {
            assertThat(died).hasMessageContaining("the journal has failed");
        }
        return last;
    }

    @Test
    void shouldKeepWhatIsNeededHoweverLongItIs() {
        // given: no checkpoint at all
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(BUSY));
            for (int position = 1; position <= 60; position++) {
                get(owner.append(position, new byte[100_000]));
            }
        }

        // when, then
        try (RocksJournal journal = TestJournals.open(directory)) {
            assertThat(Recovered.from(get(journal.claim(BUSY))).frames()).hasSize(60);
        }
    }

    @Test
    void shouldDeleteNothingUnderOneWhoReads() {
        try (RocksJournal journal = TestJournals.open(directory)) {
            // given
            JournalOwnership overtaken = get(journal.claim(BUSY));
            appendAll(overtaken, 1, 20);
            AtomicBoolean once = new AtomicBoolean();
            List<Long> read = new ArrayList<>();

            // when: while the first frame is being read, another owner goes on and no longer needs any of them
            overtaken.recover(new Recovered.FramesOnly() {
                @Override
                public void frame(long position, byte[] payload) {
                    read.add(position);
                    if (once.compareAndSet(false, true)) {
                        JournalOwnership newer = get(journal.claim(BUSY));
                        appendAll(newer, 21, 40);
                        get(newer.checkpoint(40, List.of(Recovered.row("upto", "40")).iterator()));
                        Recovered.from(newer);
                    }
                }
            });

            // then
            assertThat(read).hasSize(20);
            assertThat(Recovered.from(get(journal.claim(BUSY))).last()).isEqualTo(40);
        }
    }

    private static void appendMuch(JournalOwnership owner, int behind) {
        for (int position = behind + 1; position <= behind + 100; position++) {
            get(owner.append(position, new byte[100_000]));
            if (position % 10 == 0) {
                get(owner.checkpoint(position, List.of(row("upto", "" + position)).iterator()));
            }
        }
    }

    private static void appendAll(JournalOwnership owner, int from, int to) {
        for (int position = from; position <= to; position++) {
            get(owner.append(position, new byte[100_000]));
        }
    }

    private long logBytes() throws IOException {
        long bytes = 0;
        for (Path file : StoredJournal.filesIn(directory, name -> name.endsWith(".frames"))) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
