package io.weft.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be tried of the launcher without building the project once more. */
@Timeout(60)
class LauncherTest {

    static final Path LAUNCHER = Path.of("..", "weft").toAbsolutePath().normalize();

    @TempDir
    private Path elsewhere;

    private record Ended(int exitCode, String output) {}

    @ParameterizedTest
    @ValueSource(strings = {"weft", ".ci/run"})
    void shouldBeWellFormedAndExecutable(String script) throws Exception {
        // given
        Path file = LAUNCHER.resolveSibling(script);

        // when
        Ended ended = run("bash", "-n", file.toString());

        // then
        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(file).isExecutable();
    }

    @Test
    void shouldHelpFromAnotherDirectoryThroughALink() throws Exception {
        // given
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), LAUNCHER);

        // when
        Ended ended = run(link.toString(), "help");

        // then
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).contains("demo").contains("test").contains("node [FILE]").contains("kill-test");
    }

    @Test
    void shouldRefuseAnUnknownCommand() throws Exception {
        // when
        Ended ended = run(LAUNCHER.toString(), "dance");

        // then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("unknown command 'dance'");
    }

    @Test
    void shouldSayWhatIsMissingBeforeItBuilds() throws Exception {
        // given
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "demo");
        builder.environment().put("JAVA_HOME", elsewhere.toString());

        // when
        Ended ended = run(builder);

        // then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("JDK 17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "--version"})
    void shouldLeaveOptionsToTheNode(String option) throws Exception {
        // given
        BuiltHome home = new BuiltHome(elsewhere.resolve("a home"));

        // when
        Ended ended = run(home.launcher("node", option));

        // then
        assertThat(ended.exitCode()).isZero();
        assertThat(home.javaArguments()).endsWith("io.weft.node.WeftNode", option);
    }

    @Test
    void shouldRunANodeWithDefaultsOrWithAFile() throws Exception {
        // given
        BuiltHome home = new BuiltHome(elsewhere.resolve("a home"));
        Files.writeString(elsewhere.resolve("my node.conf"), "");

        // when
        Ended withDefaults = run(home.launcher("node"));
        List<String> defaults = home.javaArguments();
        Ended withFile = run(home.launcher("node", "my node.conf"));
        List<String> file = home.javaArguments();

        // then
        assertThat(withDefaults).isEqualTo(new Ended(0, ""));
        assertThat(defaults).endsWith("io.weft.node.WeftNode");
        assertThat(withFile).isEqualTo(new Ended(0, ""));
        assertThat(file).endsWith("io.weft.node.WeftNode", "my node.conf");
    }

    @Test
    void shouldLeaveOptionsToCassandrasCommand() throws Exception {
        // given
        BuiltHome home = new BuiltHome(elsewhere.resolve("a home"));

        // when
        Ended ended = run(home.launcher("cassandra", "start", "--nodes", "3"));

        // then
        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(home.javaArguments()).endsWith("io.weft.local.Main", "cassandra", "start", "--nodes", "3");
    }

    @ParameterizedTest
    @CsvSource({"nowhere.conf,,there is no file nowhere.conf", "one.conf,two.conf,usage: weft node [FILE]"})
    void shouldRefuseANodeWithoutItsFileOrWithTwo(String first, String second, String complaint) throws Exception {
        // given
        BuiltHome home = new BuiltHome(elsewhere.resolve("a home"));

        // when
        Ended ended = run(second == null ? home.launcher("node", first) : home.launcher("node", first, second));

        // then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains(complaint);
        assertThat(home.javaArguments()).isEmpty();
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        return run(new ProcessBuilder(command));
    }

    private Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.directory(elsewhere.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
