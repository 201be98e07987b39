package io.weft.persistence.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal is opened where there is no room: it says so, it does not say that it is broken, and with room it opens. */
class OpenOnFullDiskTest {

    private static final int DISK_BYTES = 16 << 20;
    private static final int MOST_PAGES = 1 << 11;

    @TempDir
    Path temp;

    private SmallDisk disk;
    private Path directory;

    @BeforeEach
    void mountDisk() throws IOException, InterruptedException {
        disk = SmallDisk.mount(temp.resolve("disk"), DISK_BYTES);
        directory = disk.root().resolve("journal");
    }

    @AfterEach
    void unmountDisk() throws IOException, InterruptedException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void shouldSayThatThereIsNoRoomAndLoseNothing() throws IOException {
        // given
        Path whole = temp.resolve("whole");
        StoredJournal.writeTo(whole);
        StoredJournal.copy(whole, directory);
        String expected = StoredJournal.contentOf(whole);

        // when
        int refusals = openWithMoreAndMoreRoom();

        // then
        assertThat(refusals).isGreaterThan(3);
        disk.makeRoom();
        assertThat(StoredJournal.contentOf(directory)).isEqualTo(expected);
    }

    @Test
    void shouldSayThatThereIsNoRoomForItsUnfinishedEnd() throws IOException {
        // given: so that the database is first opened for reading alone
        Path whole = temp.resolve("whole");
        StoredJournal.writeTo(whole);
        StoredJournal.copy(whole, directory);
        String expected = StoredJournal.contentOf(whole);
        Path log = StoredJournal.filesIn(directory, name -> name.endsWith(".log")).get(0);
        Files.write(log, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

        // when
        int refusals = openWithMoreAndMoreRoom();

        // then
        assertThat(refusals).isGreaterThan(3);
        disk.makeRoom();
        assertThat(StoredJournal.contentOf(directory)).isEqualTo(expected);
    }

    @Test
    void shouldBeginAJournalOnceThereIsRoom() throws IOException {
        // when
        int refusals = openWithMoreAndMoreRoom();

        // then
        assertThat(refusals).isGreaterThan(3);
        disk.makeRoom();
        StoredJournal.writeTo(directory);
    }

    /** So that each step of opening in turn is the first that finds no room. Returns how often it was refused. */
    private int openWithMoreAndMoreRoom() throws IOException {
        int refusals = 0;
        for (int pages = 0; pages < MOST_PAGES; pages = Math.max(pages + 1, pages * 3 / 2)) {
            disk.leaveFree(pages);
            try {
                TestJournals.open(directory).close();
                return refusals;
            } catch (JournalUnusable refusal) {
                refusals++;
                assertThat(refusal.getMessage()).startsWith(directory.toString()).contains("No space left on device");
                assertThat(refusal.getMessage()).endsWith(
                        "make room (or mend the disk or its rights) and start again; nothing that was acknowledged is lost");
            }
        }
        return refusals;
    }
}
