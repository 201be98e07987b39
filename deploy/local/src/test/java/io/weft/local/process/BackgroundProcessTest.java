package io.weft.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackgroundProcessTest {

    @TempDir
    private Path directory;

    @Test
    void shouldNotLeaveAProcessThatNobodyWouldFindAgain() {
        // given
        BackgroundProcess process = new BackgroundProcess(directory.resolve("none").resolve("pid"));

        // when, then
        assertThatThrownBy(() -> process.start(new ProcessBuilder("sleep", "60"), true, "1")).isInstanceOf(IOException.class);
        await().until(() -> process.exitCode().isPresent());
    }

    @Test
    void shouldLeaveOneFileThatNamesTheProcess() throws Exception {
        // given
        BackgroundProcess process = new BackgroundProcess(directory.resolve("pid"));

        // when
        process.start(new ProcessBuilder("sleep", "60"), true, "1");

        // then
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("pid"));
        }
        assertThat(new BackgroundProcess(directory.resolve("pid")).find()).isEqualTo(process.find()).isPresent();
        process.kill();
        assertThat(process.runs()).isFalse();
    }
}
