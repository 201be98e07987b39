package io.weft.persistence.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit of one file is wrong: the journal is refused, or gives back what was acknowledged. Never anything else. */
class FlippedByteTest {

    /** So many times as many of them: {@code -Dweft.flips=40}. */
    private static final int TIMES = Integer.getInteger("weft.flips", 1);

    private static final String HARMLESS = "harmless";

    @TempDir
    Path temp;

    private int copies;

    @Test
    void shouldDetectAFlippedByteInTheWriteAheadLog() throws IOException {
        // given
        Path journal = temp.resolve("journal");
        StoredJournal.writeTo(journal);

        // when
        List<String> refusals = flipEach(journal, name -> name.endsWith(".log"), 70);

        // then: all but what falls into the padding at the end of a block
        assertThat(refusals).filteredOn(HARMLESS::equals).hasSizeLessThan(3);
        assertThat(refusals).filteredOn(refusal -> refusal.contains(".log is broken at offset")).hasSizeGreaterThan(65);
    }

    @Test
    void shouldDetectAFlippedByteInTheLogOfFrames() throws IOException {
        // given
        Path journal = temp.resolve("journal");
        StoredJournal.writeTo(journal);
        StoredJournal.withoutSpareSegments(journal);

        // when
        List<String> refusals = flipEach(journal, name -> name.endsWith(".frames"), 70);

        // then
        assertThat(refusals).hasSizeGreaterThan(70).doesNotContain(HARMLESS);
        assertThat(refusals).filteredOn(refusal -> refusal.contains(".frames is broken at offset")).hasSizeGreaterThan(60);
    }

    @Test
    void shouldDetectAFlippedByteInSortedFiles() throws IOException {
        // given
        Path journal = temp.resolve("journal");
        StoredJournal.writeSortedTo(journal);

        // when
        List<String> refusals = flipEach(journal, name -> name.endsWith(".sst"), 15);

        // then: all but what falls into blocks that only speed things up
        assertThat(refusals).filteredOn(HARMLESS::equals).hasSizeLessThan(refusals.size() / 5);
    }

    @Test
    void shouldSurviveOrRefuseAFlippedByteInTheOtherFiles() throws IOException {
        // given
        Path journal = temp.resolve("journal");
        StoredJournal.writeSortedTo(journal);

        // when
        List<String> manifest = flipEach(journal, name -> name.startsWith("MANIFEST"), 25);
        List<String> current = flipEach(journal, name -> name.equals("CURRENT"), 6);
        List<String> witness = flipEach(journal, name -> name.equals(Witness.FILE), 40);

        // then: one copy of the witness is enough
        assertThat(manifest).filteredOn(HARMLESS::equals).hasSizeLessThan(manifest.size() / 3);
        assertThat(current).doesNotContain(HARMLESS);
        assertThat(witness).containsOnly(HARMLESS);
    }

    /** @return what each was refused with, or that it was harmless */
    private List<String> flipEach(Path journal, Predicate<String> files, int flips) throws IOException {
        String expected = contentOfCopy(journal);
        List<String> refusals = new ArrayList<>();
        for (Path file : StoredJournal.filesIn(journal, files)) {
            long step = Math.max(1, Files.size(file) / flips / TIMES);
            for (long offset = 0; offset < Files.size(file); offset += step) {
                Path copy = copyOf(journal);
                StoredJournal.flip(copy.resolve(journal.relativize(file)), offset);
                refusals.add(openDamaged(copy, expected, file + " at " + offset));
                StoredJournal.deleteAll(copy);
            }
        }
        return refusals;
    }

    private String openDamaged(Path directory, String expected, String what) {
        List<Throwable> fatal = new CopyOnWriteArrayList<>();
        try {
            assertThat(StoredJournal.contentOf(directory, fatal::add)).as(what).isEqualTo(expected);
            return HARMLESS;
        } catch (JournalCorrupted refusal) {
            return refusal.getMessage();
        } catch (IllegalStateException failed) {
            // RocksDB met it while compacting, and the next write failed: that is for the fatal handler.
            assertThat(failed).hasMessageStartingWith("the journal has failed: block checksum mismatch");
            assertThat(fatal).as(what).singleElement().isInstanceOf(JournalCorrupted.class);
            return failed.getMessage();
        }
    }

    private String contentOfCopy(Path journal) {
        return StoredJournal.contentOf(copyOf(journal));
    }

    private Path copyOf(Path journal) {
        Path copy = temp.resolve("copy-" + copies++);
        StoredJournal.copy(journal, copy);
        return copy;
    }
}
