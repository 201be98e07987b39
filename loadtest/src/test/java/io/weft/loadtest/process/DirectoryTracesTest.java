package io.weft.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTracesTest {

    @TempDir
    private Path parent;

    @Test
    void shouldSeeTheFirstFileOfADirectoryThatDidNotExist() throws Exception {
        // given
        DirectoryTraces traces = DirectoryTraces.of(parent.resolve("journal"));
        assertThat(traces.haveChanged()).isFalse();

        // when
        Files.writeString(Files.createDirectory(parent.resolve("journal")).resolve("lock"), "");

        // then
        assertThat(traces.haveChanged()).isTrue();
    }

    @Test
    void shouldSeeThatAFileDeepInsideWasWrittenOrDeleted() throws Exception {
        // given
        Path file = Files.createDirectories(parent.resolve("database/more")).resolve("log");
        Files.writeString(file, "a");
        DirectoryTraces traces = DirectoryTraces.of(parent);
        assertThat(traces.haveChanged()).isFalse();

        // when
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        boolean seenWritten = traces.haveChanged();
        DirectoryTraces later = DirectoryTraces.of(parent);
        Files.delete(file);

        // then
        assertThat(seenWritten).isTrue();
        assertThat(later.haveChanged()).isTrue();
    }
}
