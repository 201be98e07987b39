package io.weft.persistence.rocksdb;

import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of frames is cut off, has a hole, lacks a segment, or is of another time. */
class DamagedLogTest {

    private static final EntityId SHARD = EntityId.shard(0);
    private static final int FRAMES = 40;

    @TempDir
    Path temp;

    private Path directory;

    /** Frames in several segments, none of them covered by a checkpoint. */
    @BeforeEach
    void writeSeveralSegments() throws IOException {
        directory = temp.resolve("journal");
        try (RocksJournal journal = TestJournals.open(directory)) {
            append(get(journal.claim(SHARD)), 1, FRAMES);
        }
        StoredJournal.withoutSpareSegments(directory);
    }

    @Test
    void shouldRefuseALogThatEndsBeforeWhatWasAcknowledged() throws IOException {
        // given
        Path last = lastUsed();
        long cut = Files.size(last) - 10_000;
        truncate(last, cut);

        // when, then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("had been acknowledged")
                .hasMessageContaining(directory.toString());
        assertThat(Files.size(last)).as("what was refused is left as it was found").isEqualTo(cut);
    }

    @Test
    void shouldRefuseALogWithASegmentMissing() throws IOException {
        // given
        List<Path> used = used();
        assertThat(used).hasSizeGreaterThan(3);

        for (Path segment : used) {
            // when
            Path copy = temp.resolve("without-" + segment.getFileName());
            StoredJournal.copy(directory, copy);
            Files.delete(copy.resolve(directory.relativize(segment)));

            // then
            assertThatThrownBy(() -> TestJournals.open(copy)).as("" + segment).isInstanceOf(JournalCorrupted.class);
        }
    }

    @Test
    void shouldRefuseALogWithAHole() throws IOException {
        for (Path segment : used()) {
            byte[] whole = Files.readAllBytes(segment);
            if (whole.length > 50_000) {
                // when
                byte[] holed = whole.clone();
                Arrays.fill(holed, whole.length / 2, whole.length / 2 + 5000, (byte) 0);
                Files.write(segment, holed);

                // then
                assertThatThrownBy(() -> TestJournals.open(directory))
                        .isInstanceOf(JournalCorrupted.class)
                        .hasMessageContaining(segment + " is broken at offset");
                Files.write(segment, whole);
            }
        }
    }

    @Test
    void shouldAcceptALastAppendThatNeverFinished() throws IOException {
        // given: the witness was not written since
        Path witness = temp.resolve("witness");
        Files.copy(directory.resolve(Witness.FILE), witness);
        int next = FRAMES + 1;
        Path last = lastUsed();
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            append(owner, next, next);
            Files.copy(directory.resolve(Witness.FILE), witness, StandardCopyOption.REPLACE_EXISTING);
            append(owner, next + 1, next + 1);
        }
        Files.copy(witness, directory.resolve(Witness.FILE), StandardCopyOption.REPLACE_EXISTING);

        // when
        List<Path> segments = StoredJournal.filesIn(directory, name -> name.endsWith(".frames"));
        for (Path segment : segments) {
            if (StoredJournal.usedBytes(segment) > 30_000) {
                last = segment;
            }
        }
        truncate(last, StoredJournal.usedBytes(last) - 10_000);

        // then: it goes on as if that had never been
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            assertThat(Recovered.from(owner).last()).isEqualTo(next);
            append(owner, next + 1, next + 1);
        }
        try (RocksJournal journal = TestJournals.open(directory)) {
            assertThat(Recovered.from(get(journal.claim(SHARD))).last()).isEqualTo(next + 1);
        }
    }

    @Test
    void shouldRefuseAnOlderCopyOfTheLogThoughTheWitnessIsOlderToo() throws IOException {
        // given
        Path older = temp.resolve("older");
        StoredJournal.copy(directory, older);
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(SHARD));
            append(owner, FRAMES + 1, FRAMES + 1);
            get(journal.claim(EntityId.shard(1)));
        }

        // when
        StoredJournal.deleteAll(directory.resolve("frames"));
        StoredJournal.copy(older.resolve("frames"), directory.resolve("frames"));
        Files.copy(older.resolve(Witness.FILE), directory.resolve(Witness.FILE), StandardCopyOption.REPLACE_EXISTING);

        // then: the database knows better
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("an older copy restored?");
    }

    @Test
    void shouldRefuseAnOlderCopyOfTheDatabaseThoughTheWitnessIsOlderToo() throws IOException {
        // given
        Path older = temp.resolve("older");
        StoredJournal.copy(directory, older);
        try (RocksJournal journal = TestJournals.open(directory)) {
            append(get(journal.claim(SHARD)), FRAMES + 1, FRAMES + 1);
        }

        // when
        StoredJournal.deleteAll(directory.resolve("db"));
        StoredJournal.copy(older.resolve("db"), directory.resolve("db"));
        Files.copy(older.resolve(Witness.FILE), directory.resolve(Witness.FILE), StandardCopyOption.REPLACE_EXISTING);

        // then: the log knows better
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("an older copy restored?");
    }

    private static void append(JournalOwnership owner, int from, int to) {
        for (int position = from; position <= to; position++) {
            byte[] payload = new byte[20_000];
            Arrays.fill(payload, (byte) position);
            assertThat(get(owner.append(position, payload))).isEqualTo(JournalOwnership.AppendResult.DURABLE);
        }
    }

    private List<Path> used() {
        return StoredJournal.filesIn(directory, name -> name.endsWith(".frames"));
    }

    private Path lastUsed() {
        List<Path> used = used();
        return used.get(used.size() - 1);
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
