package io.weft.loadtest.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrySourceTest {

    private static final String CONTENT = EntryLine.HEADER + "\n1,2,1993-01-01,credit,cash,,5,5,,\n";

    @TempDir
    private Path directory;

    @Test
    void shouldGenerateAndSaySoWhereNoEntriesAre() throws IOException {
        // given
        Path root = Files.createDirectory(directory.resolve("project"));

        // when
        EntrySource source = EntrySource.find(null, null, root, 1);

        // then
        assertThat(source.isReal()).isFalse();
        assertThat(source.description()).contains("GENERATED").contains("seed 1");
    }

    @Test
    void shouldFindTheEntriesBesideTheProject() throws IOException {
        // given
        Path root = Files.createDirectory(directory.resolve("project"));
        Files.createDirectories(directory.resolve("shared/data"));
        Files.writeString(directory.resolve("shared/data").resolve(EntrySource.REAL_FILE), CONTENT);

        // when
        EntrySource source = EntrySource.find(null, null, root, 1);

        // then
        assertThat(source.isReal()).isTrue();
        assertThat(source.entries()).hasSize(1);
    }

    @Test
    void shouldFollowAPointerToADirectory() throws IOException {
        // given
        Files.writeString(directory.resolve(EntrySource.REAL_FILE), CONTENT);

        // when, then
        assertThat(EntrySource.find(null, directory, directory, 1).isReal()).isTrue();
    }

    @Test
    void shouldNotTakeAnythingElseInPlaceOfAFileThatWasNamed() {
        // given
        Path missing = directory.resolve("missing.csv");

        // when, then
        assertThatThrownBy(() -> EntrySource.find(missing, null, directory, 1)).isInstanceOf(BadEntries.class);
        assertThatThrownBy(() -> EntrySource.find(null, missing, directory, 1)).isInstanceOf(BadEntries.class);
    }
}
