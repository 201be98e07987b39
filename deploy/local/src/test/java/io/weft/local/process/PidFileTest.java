package io.weft.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path directory;
    private PidFile file;

    @BeforeEach
    void nameFile() {
        file = new PidFile(directory.resolve("pid"));
    }

    @Test
    void shouldFindTheProcessAgain() throws Exception {
        // given
        file.write(ProcessHandle.current(), "5.0.9");

        // when, then
        assertThat(file.process()).contains(ProcessHandle.current());
        assertThat(file.version()).contains("5.0.9");
    }

    @Test
    void shouldNotTakeAnotherProcessOfTheSameIdForIt() throws Exception {
        // given
        file.write(ProcessHandle.current(), "5.0.9");
        List<String> lines = Files.readAllLines(file.path());

        // when
        Files.write(file.path(), List.of(lines.get(0), "2001-01-01T00:00:00Z", lines.get(2)));

        // then
        assertThat(file.process()).isEmpty();
    }

    @Test
    void shouldNotDependOnAClockThatIsSet() throws Exception {
        // given
        assumeTrue(ProcStat.isToldHere(), () -> "this system does not count ticks");
        String[] stat = Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ");

        // when
        file.write(ProcessHandle.current(), "5.0.9");

        // then
        assertThat(Files.readAllLines(file.path()).get(1)).contains("tick " + stat[19] + " of boot ");
    }

    @Test
    void shouldKnowAProcessOfAnotherBootForAnother() throws Exception {
        // given
        file.write(ProcessHandle.current(), "5.0.9");
        List<String> lines = Files.readAllLines(file.path());

        // when
        Files.write(file.path(), List.of(lines.get(0), lines.get(1) + "0", lines.get(2)));

        // then
        assertThat(file.process()).isEmpty();
    }

    @Test
    void shouldKnowAProcessByTheTimeOfDayWhereNothingBetterWasWrittenDown() throws Exception {
        // when
        Files.write(file.path(), List.of("" + ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElseThrow().toString(), "5.0.9"));

        // then
        assertThat(file.process()).contains(ProcessHandle.current());
    }

    @Test
    void shouldTakeNoProcessForOneThatIsUnknown() throws Exception {
        // when
        Files.write(file.path(), List.of("" + ProcessHandle.current().pid(), "unknown", "5.0.9"));

        // then
        assertThat(file.process()).isEmpty();
    }

    @Test
    void shouldKnowNoProcessWithoutAFile() throws Exception {
        // when, then
        assertThat(file.process()).isEmpty();
        assertThat(file.version()).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWithADamagedFile() throws Exception {
        // given
        Files.writeString(file.path(), "all\nof\nthem\n");

        // when, then
        assertThatExceptionOfType(ProcessFailed.class).isThrownBy(file::process).withMessageContaining("delete it");
    }
}
