package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.loadtest.result.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {

    @TempDir
    Path folder;

    @Test
    void shouldWriteALineForEachSecondBelowAHeader() throws IOException {
        // given
        LoadResult result = SampleResults.clean();
        Path file = folder.resolve("run.csv");

        // when
        CsvReport.write(result, file);

        // then
        List<String> lines = Files.readAllLines(file);
        int columns = lines.get(0).split(",").length;
        assertThat(lines).hasSize(1 + result.seconds().size())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
        assertThat(lines.get(0)).startsWith("second,warm_up,").contains("p999_us", "node_cpu_ms");
        assertThat(lines.get(1)).startsWith("0,true,");
        assertThat(lines.get(6)).startsWith("5,false,");
    }

    @Test
    void shouldLeaveEmptyWhatIsUnknown() throws IOException {
        // given
        Path file = folder.resolve("run.csv");

        // when
        CsvReport.write(SampleResults.broken(), file);

        // then
        assertThat(Files.readAllLines(file).get(1 + 30)).contains(",,,,,51000,,");
    }

    @Test
    void shouldSayWhichFileCannotBeWritten() {
        // given
        Path file = folder.resolve("missing").resolve("run.csv");

        // when, then
        assertThatThrownBy(() -> CsvReport.write(SampleResults.clean(), file)).isInstanceOf(IOException.class)
                .hasMessage(file + ": can't be written, its folder does not exist: create it, or name another file");
    }
}
