package io.weft.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is started. */
class MainClusterTest {

    private static final String PROGRAM = "weft.node.classpath";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream usual = System.err;

    @BeforeEach
    void listen() {
        System.setProperty(PROGRAM, "none");
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void putBack() {
        System.clearProperty(PROGRAM);
        System.setErr(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "add", "kill 1", "pause 1", "resume 1", "restart 1", "remove 1",
            "cut 1", "heal", "logs", "down"})
    void shouldSayThatThereIsNoCluster(String command) {
        // when
        int exitCode = run(command.split(" "));

        // then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).startsWith("weft cluster " + command.split(" ")[0] + ": no cluster is up in " + directory)
                .hasLineCount(1);
    }

    @Test
    void shouldRefuseAWrongCommandLine() {
        assertThat(run("dance")).isEqualTo(2);
        assertThat(text()).contains("'dance'");
        assertThat(run("kill", "two")).isEqualTo(2);
        assertThat(text()).contains("'two' is not an int");
        assertThat(run("kill")).isEqualTo(2);
        assertThat(Main.run("cluster")).isEqualTo(2);
    }

    @Test
    void shouldRefuseSettingsThatCannotBe() {
        // when
        int exitCode = run("up", "--nodes", "0");

        // then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).isEqualToIgnoringNewLines("weft cluster up: cluster settings: nodes is 0, but must be 1 to 16");
        assertThat(Files.exists(directory.resolve("lock"))).isFalse();
    }

    private int run(String... words) {
        String[] arguments = new String[words.length + 3];
        arguments[0] = "cluster";
        System.arraycopy(words, 0, arguments, 1, words.length);
        arguments[words.length + 1] = "--directory";
        arguments[words.length + 2] = directory.toString();
        return Main.run(arguments);
    }

    private String text() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
