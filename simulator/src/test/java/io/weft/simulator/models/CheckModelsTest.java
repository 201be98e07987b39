package io.weft.simulator.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CheckModelsTest {

    @Test
    void shouldRefuseAModelThatDoesNotExist() {
        // given
        StringWriter said = new StringWriter();
        CommandLine commandLine = new CommandLine(new CheckModels()).setErr(new PrintWriter(said));

        // when
        int exitCode = commandLine.execute("--model", "Perpetuum");

        // then
        assertThat(exitCode).isEqualTo(2);
        assertThat(said.toString()).contains("there is no model Perpetuum, but CommitAndRecovery and WriteThenCheck");
    }
}
