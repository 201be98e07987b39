package io.weft.persistence.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What is broken is told from what only lies on a bad disk. The texts are those that RocksDB really gave. */
class RefusalTest {

    private static final Path DIRECTORY = Path.of("/data/LOCKERS/journal");

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Corruption      | Sst file size mismatch between expected 1487 and file system 10 sstable: /d/000008.sst
            Corruption      | Corruption: IO error: No such file or directory: While open a file for random read: /d/8.sst
            IOError         | While opening a file for sequentially reading: /d/MANIFEST-000013: No such file or directory
            InvalidArgument | Column family not found: frames
            """)
    void shouldCallBrokenWhatIsBrokenCutOrMissing(Status.Code code, String message) {
        // when
        RuntimeException refusal = Refusal.of(DIRECTORY, exception(code, message));

        // then
        assertThat(refusal).isInstanceOf(JournalCorrupted.class).hasMessage(DIRECTORY + " can't be opened: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IOError         | While appending to file: /d/000013.sst: No space left on device
            IOError         | While pread offset 0 len 53: /d/000008.sst: Input/output error
            IOError         | while open a file for lock: /d/LOCK: Too many open files
            InvalidArgument | Found options incompatible with filesystem: IO error: While open: /d/CURRENT: Too many open files
            Corruption      | Corruption: IO error: While open a file for random read: /d/000008.sst: Input/output error
            Aborted         | Memory limit reached
            """)
    void shouldNotCallBrokenWhatLiesOnABadDisk(Status.Code code, String message) {
        // when
        RuntimeException refusal = Refusal.of(DIRECTORY, exception(code, message));

        // then
        assertThat(refusal).isInstanceOf(JournalUnusable.class).hasMessage(DIRECTORY + " can't be opened: " + message
                + "; make room (or mend the disk or its rights) and start again; nothing that was acknowledged is lost");
    }

    @Test
    void shouldTakeAFailureWithoutAStatusForTheDisk() {
        assertThat(Refusal.of(DIRECTORY, new RocksDBException("why"))).isInstanceOf(JournalUnusable.class);
    }

    @Test
    void shouldSayWhyAFileCannotBeUsedInWords() {
        assertThat(Refusal.of(DIRECTORY, new FileSystemException("/d/witness", null, "No space left on device")))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining("can't be opened: /d/witness: No space left on device; make room");
        assertThat(Refusal.of(DIRECTORY, new AccessDeniedException("/d/witness")))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining("can't be opened: /d/witness may not be read or written by this user; ");
        assertThat(Refusal.of(DIRECTORY, new IOException("Input/output error")))
                .isInstanceOf(JournalUnusable.class)
                .hasMessageContaining("can't be opened: Input/output error; ");
        assertThat(Refusal.of(DIRECTORY, new NoSuchFileException("/d/db/000012.log")))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageEndingWith("can't be opened: /d/db/000012.log does not exist");
    }

    @Test
    void shouldSayThatAnotherProgramHasTheDatabaseOpen() throws RocksDBException {
        // given
        StoredJournal.writeTo(temp);

        // when, then
        try (RocksStore store = RocksStore.open(temp.resolve("db"), TestJournals.settings(temp), false)) {
            assertThatThrownBy(() -> TestJournals.open(temp))
                    .isInstanceOf(JournalUnusable.class)
                    .hasMessageContaining("another program has the database open");
        }
    }

    @Test
    void shouldSayThatAFileIsInPlaceOfTheDirectory() throws IOException {
        // given
        Path file = Files.writeString(temp.resolve("a file"), "");

        // when, then
        for (Path directory : new Path[] {file, file.resolve("journal")}) {
            assertThatThrownBy(() -> TestJournals.open(directory))
                    .isInstanceOf(JournalUnusable.class)
                    .hasMessageEndingWith("a file is a file, not a directory; give this node a directory of its own");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayThatADirectoryCannotBeMade() {
        assertThatThrownBy(() -> TestJournals.open(Path.of("/proc/x/y")))
                .isInstanceOf(JournalUnusable.class)
                .hasMessage("can't make the directory /proc/x/y: /proc/x does not exist, and can't be made");
    }

    @Test
    void shouldSayInWordsWhyADirectoryCannotBeMade() {
        assertThat(Refusal.ofMaking(Path.of("/d/y"), new FileSystemException("/d/y", null, "Read-only file system")))
                .hasMessage("can't make the directory /d/y: /d/y: Read-only file system");
    }

    @Test
    void shouldTakeALinkToADirectory() throws IOException {
        // given
        Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("real")));

        // when
        StoredJournal.writeTo(link);

        // then
        assertThat(StoredJournal.filesIn(temp.resolve("real"), Witness.FILE::equals)).hasSize(1);
    }

    private static RocksDBException exception(Status.Code code, String message) {
        return new RocksDBException(message, new Status(code, Status.SubCode.None, message));
    }
}
