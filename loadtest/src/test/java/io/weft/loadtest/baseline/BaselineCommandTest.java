package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BaselineCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine = new CommandLine(new BaselineCommand())
            .setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void shouldSayWithAnExitCodeOfItsOwnThatThereIsNoPostgres(@TempDir Path empty) {
        // when
        int exitCode = commandLine.execute("--postgres", empty.toString());

        // then
        assertThat(exitCode).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).singleElement().asString().contains(empty.toString(), "apt-get install");
    }

    @Test
    void shouldPrintOneLineOfJsonForEachCase() throws Exception {
        // given
        PostgresHere.orSkip();

        // when
        int exitCode = commandLine.execute("--accounts=100", "--seconds=1", "--warm-up=0", "--connections=1");

        // then
        assertThat(exitCode).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode single = new ObjectMapper().readTree(lines.get(0));
        assertThat(single.get("name").asText()).isEqualTo("single");
        assertThat(single.get("audit").get("failures")).isEmpty();
        assertThat(single.get("committedPerSecond").asDouble()).isPositive();
    }
}
