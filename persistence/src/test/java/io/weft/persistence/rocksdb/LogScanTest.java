package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

class LogScanTest {

    @TempDir
    Path temp;

    private byte[] log;
    private int lastRecordStart;

    /** A log that RocksDB wrote; its last record goes over several blocks. */
    @BeforeEach
    void writeLog() throws IOException, RocksDBException {
        Path directory = Files.createDirectories(temp.resolve("journal"));
        try (RocksStore store = RocksStore.open(directory, TestJournals.settings(directory), true)) {
            write(store, "one");
            write(store, "two".repeat(17_000));
            lastRecordStart = Files.readAllBytes(onlyLog()).length;
            write(store, "three".repeat(20_000));
        }
        log = Files.readAllBytes(onlyLog());
        assertThat(log.length).isGreaterThan(lastRecordStart + 100_000);
    }

    private static void write(RocksStore store, String value) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(store.handle(Column.ROWS), bytes("key"), bytes(value));
            store.write(batch);
        }
    }

    @Test
    void shouldFindNothingWrongWithAWholeLog() throws IOException {
        assertThat(scan(log)).isEmpty();
        assertThat(scan(log, new byte[0])).isEmpty();
        assertThat(scan(Arrays.copyOf(log, lastRecordStart))).isEmpty();
        assertThat(LogScan.scan(List.of())).isEmpty();
    }

    @Test
    void shouldFindWhereAnUnfinishedRecordBegins() throws IOException {
        for (int length = lastRecordStart + 1; length < log.length; length += 997) {
            assertThat(scan(Arrays.copyOf(log, length)).map(LogScan.UnfinishedTail::offset))
                    .as("cut to " + length)
                    .contains((long) lastRecordStart);
        }
    }

    @Test
    void shouldTakeARecordWithAHoleForUnfinishedIfNothingFollows() throws IOException {
        // given: later pages of it reached the disk, an earlier one did not
        byte[] holed = log.clone();
        Arrays.fill(holed, lastRecordStart + 1000, lastRecordStart + 9000, (byte) 0);

        // when, then
        assertThat(scan(holed).map(LogScan.UnfinishedTail::offset)).contains((long) lastRecordStart);
    }

    @Test
    void shouldRefuseABrokenRecordBeforeAWholeOne() {
        for (int offset = 0; offset < lastRecordStart; offset += 499) {
            // given
            byte[] flipped = log.clone();
            flipped[offset] ^= 4;

            // when, then
            assertThatThrownBy(() -> scan(flipped))
                    .as("at " + offset)
                    .isInstanceOf(JournalCorrupted.class)
                    .hasMessageContaining("0.log is broken at offset");
        }
    }

    @Test
    void shouldRefuseABrokenLengthThatHidesTheRecordsBehindIt() {
        // given: RocksDB would take this for the end of the log
        byte[] longer = Arrays.copyOf(log, lastRecordStart);
        longer[5] = 0x7f;

        // when, then
        assertThatThrownBy(() -> scan(longer)).isInstanceOf(JournalCorrupted.class);
    }

    @Test
    void shouldRefuseAnUnfinishedLogBeforeAnotherWithWholeRecords() {
        assertThatThrownBy(() -> scan(Arrays.copyOf(log, log.length - 1), log)).isInstanceOf(JournalCorrupted.class);
    }

    @Test
    void shouldAcceptAnUnfinishedLogBeforeAnEmptyOne() throws IOException {
        assertThat(scan(Arrays.copyOf(log, log.length - 1), new byte[0])).isPresent();
    }

    private Optional<LogScan.UnfinishedTail> scan(byte[]... logs) throws IOException {
        Path[] files = new Path[logs.length];
        for (int n = 0; n < logs.length; n++) {
            files[n] = Files.write(temp.resolve(n + ".log"), logs[n]);
        }
        return LogScan.scan(List.of(files));
    }

    private Path onlyLog() {
        List<Path> logs = StoredJournal.filesIn(temp.resolve("journal"), name -> name.endsWith(".log"));
        assertThat(logs).hasSize(1);
        return logs.get(0);
    }
}
