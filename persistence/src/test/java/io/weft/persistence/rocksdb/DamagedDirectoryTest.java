package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.frame.ChainLink;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Files that are missing, cut off, foreign, or of another time. */
class DamagedDirectoryTest {

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void chooseDirectory() {
        directory = temp.resolve("journal");
    }

    @Test
    void shouldRefuseALogThatEndsBeforeWhatWasAcknowledged() throws IOException {
        // given
        StoredJournal.writeTo(directory);
        Path log = onlyFile(".log");
        long cut = Files.size(log) * 2 / 3;
        truncate(log, cut);

        // when, then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("had been acknowledged")
                .hasMessageContaining(directory.toString());
        assertThat(Files.size(log)).as("what was refused is left as it was found").isEqualTo(cut);
    }

    @Test
    void shouldRefuseALogThatWasEmptied() throws IOException {
        // given
        StoredJournal.writeTo(directory);
        truncate(onlyFile(".log"), 0);

        // when, then
        assertThatThrownBy(() -> TestJournals.open(directory)).isInstanceOf(JournalCorrupted.class);
    }

    @Test
    void shouldAcceptAnAppendThatNeverFinished() throws IOException {
        // given
        StoredJournal.writeTo(temp.resolve("whole"));
        StoredJournal.writeTo(directory);
        String expected = StoredJournal.contentOf(temp.resolve("whole"));
        Path log = onlyFile(".log");
        byte[] begun = Arrays.copyOfRange(Files.readAllBytes(log), 0, 20);

        // when
        Files.write(log, begun, StandardOpenOption.APPEND);

        // then
        assertThat(StoredJournal.contentOf(directory)).isEqualTo(expected);
    }

    @Test
    void shouldAcceptALogThatGrewButWasNotWritten() throws IOException {
        // given
        StoredJournal.writeTo(temp.resolve("whole"));
        StoredJournal.writeTo(directory);
        String expected = StoredJournal.contentOf(temp.resolve("whole"));

        // when
        Files.write(onlyFile(".log"), new byte[100_000], StandardOpenOption.APPEND);

        // then
        assertThat(StoredJournal.contentOf(directory)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseAnEarlierLogThatIsMissingOrCut() throws IOException {
        // given
        fillSeveralLogs(directory);
        List<Path> logs = StoredJournal.filesIn(directory, name -> name.endsWith(".log"));
        assertThat(logs).hasSizeGreaterThan(1);
        Path copy = temp.resolve("copy");
        StoredJournal.copy(directory, copy);

        // when
        Files.delete(logs.get(0));
        Path cut = copy.resolve(directory.relativize(logs.get(0)));
        truncate(cut, LogBlock.BYTES);

        // then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("Missing WAL");
        assertThatThrownBy(() -> TestJournals.open(copy)).isInstanceOf(JournalCorrupted.class);
    }

    @Test
    void shouldRefuseADirectoryWithAFileMissing() throws IOException {
        // given
        Path whole = temp.resolve("whole");
        StoredJournal.writeSortedTo(whole);
        List<Path> needed = StoredJournal.filesIn(whole, name -> name.endsWith(".sst") || name.equals("CURRENT")
                || name.startsWith("MANIFEST") || name.equals(Witness.FILE));
        assertThat(needed).hasSizeGreaterThan(5);

        for (Path file : needed) {
            // when
            Path copy = temp.resolve("without-" + file.getFileName());
            StoredJournal.copy(whole, copy);
            Files.delete(copy.resolve(whole.relativize(file)));

            // then
            assertThatThrownBy(() -> TestJournals.open(copy)).as(file.toString()).isInstanceOf(JournalCorrupted.class);
        }
    }

    @Test
    void shouldRefuseADirectoryWithASortedFileCut() throws IOException {
        // given
        StoredJournal.writeSortedTo(directory);
        Path sorted = StoredJournal.filesIn(directory, name -> name.endsWith(".sst")).get(0);
        truncate(sorted, Files.size(sorted) / 2);

        // when, then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining(sorted.getFileName().toString());
    }

    @Test
    void shouldRefuseAnOlderCopyOfTheDatabase() {
        // given
        StoredJournal.writeTo(directory);
        Path older = temp.resolve("older");
        StoredJournal.copy(directory.resolve("db"), older);
        try (RocksJournal journal = TestJournals.open(directory)) {
            get(journal.claim(EntityId.shard(0)));
        }

        // when
        StoredJournal.deleteAll(directory.resolve("db"));
        StoredJournal.copy(older, directory.resolve("db"));

        // then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("an older copy restored?");
    }

    @Test
    void shouldRefuseADirectoryThatIsNoJournal() throws IOException {
        // given
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("holiday.jpg"), "not a journal");

        // when, then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("no journal");
        assertThat(StoredJournal.filesIn(directory, name -> name.equals(Witness.FILE))).isEmpty();
    }

    @Test
    void shouldRefuseADirectoryThatCannotBeMade() throws IOException {
        // given
        Files.writeString(temp.resolve("a file"), "");

        // when, then
        assertThatThrownBy(() -> TestJournals.open(temp.resolve("a file").resolve("journal")))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining("a file");
    }

    @Test
    void shouldRefuseAnotherFormatVersion() throws RocksDBException {
        // given
        StoredJournal.writeTo(directory);
        Path database = directory.resolve("db");
        try (RocksStore store = RocksStore.open(database, TestJournals.settings(directory), false);
                WriteBatch batch = new WriteBatch()) {
            batch.put(store.handle(Column.META), Keys.FORMAT, MetaRows.ofLong(9));
            store.write(batch);
        }

        // when, then
        assertThatThrownBy(() -> TestJournals.open(directory))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining("format version 9");
    }

    @Test
    void shouldRefuseACheckpointAheadOfTheLog() throws RocksDBException {
        // given: what no crash leaves behind
        StoredJournal.writeTo(directory);
        EntityId shard = EntityId.shard(1);
        byte[] ahead = new Marker(new ChainLink(31, 1, 0), 0).encode();
        edit(batchAndStore -> {
            RocksStore store = batchAndStore.store();
            batchAndStore.batch().put(store.handle(Column.META), Keys.checkpoint(shard), ahead);
            batchAndStore.batch().put(store.handle(Column.ROWS), Keys.entity(shard), ahead);
        });

        // when, then
        assertThatThrownBy(() -> StoredJournal.contentOf(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("shard-1: its frames end at")
                .hasMessageContaining("are log and database of different times?");
    }

    @Test
    void shouldRefuseFramesOfAnEpochThatWasNeverClaimed() throws RocksDBException {
        // given: what no crash leaves behind
        StoredJournal.writeTo(directory);
        edit(batchAndStore -> batchAndStore.batch().put(
                batchAndStore.store().handle(Column.META), Keys.epoch(EntityId.shard(1)), MetaRows.ofLong(0)));

        // when, then
        assertThatThrownBy(() -> StoredJournal.contentOf(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("shard-1")
                .hasMessageContaining("but its epoch is 0");
    }

    @Test
    void shouldRefuseRowsOfAnotherCheckpoint() throws RocksDBException {
        // given: what no crash leaves behind
        StoredJournal.writeTo(directory);
        edit(batchAndStore -> batchAndStore.batch().delete(
                batchAndStore.store().handle(Column.ROWS), Keys.entity(EntityId.coordinator(0))));

        // when, then
        assertThatThrownBy(() -> StoredJournal.contentOf(directory))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("coordinator-0: the two copies of its checkpoint marker differ");
    }

    private record BatchAndStore(WriteBatch batch, RocksStore store) {}

    private interface Edit {
        void on(BatchAndStore batchAndStore) throws RocksDBException;
    }

    private void edit(Edit edit) throws RocksDBException {
        try (RocksStore store = RocksStore.open(directory.resolve("db"), TestJournals.settings(directory), false);
                WriteBatch batch = new WriteBatch()) {
            edit.on(new BatchAndStore(batch, store));
            store.write(batch);
        }
    }

    /** The meta rows stay in memory and hold on to the first log, while the rows of checkpoints go to sorted files. */
    private static void fillSeveralLogs(Path directory) {
        try (RocksJournal journal = TestJournals.open(directory)) {
            JournalOwnership owner = get(journal.claim(EntityId.shard(0)));
            get(owner.append(1, bytes("one")));
            for (int n = 1; n <= 120; n++) {
                Row row = new Row(bytes("row " + n), new byte[15_000]);
                assertThat(get(owner.checkpoint(1, List.of(row).iterator()))).isEqualTo(AppendResult.DURABLE);
            }
        }
    }

    private Path onlyFile(String suffix) {
        List<Path> files = StoredJournal.filesIn(directory, name -> name.endsWith(suffix));
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
