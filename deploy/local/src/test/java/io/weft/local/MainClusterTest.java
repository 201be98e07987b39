package io.weft.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.local.process.PidFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    @Test
    void shouldRefuseAnotherCassandraThanThatOfTheLedger() throws Exception {
        // given
        startedBefore(true);

        // when, then
        assertThat(run("up", "--cassandra-nodes", "3")).isEqualTo(1);
        assertThat(text()).contains("--cassandra-nodes is 3", "its own Cassandra, of 1 node(s)", "weft cluster down");
        assertThat(run("up", "--cassandra-nodes", "1", "--nodes", "0")).isEqualTo(1);
        assertThat(text()).contains("nodes is 0");
    }

    @Test
    void shouldRefuseACassandraOfItsOwnWhereTheLedgerIsOnASharedOne() throws Exception {
        // given
        startedBefore(false);

        // when, then
        assertThat(run("up", "--cassandra-nodes", "1")).isEqualTo(1);
        assertThat(text()).contains("--cassandra-nodes is 1", "the shared Cassandra in " + directory.resolve("cassandra"));
    }

    @Test
    void shouldRefuseToTakeACassandraThatItHasNotMade() throws Exception {
        // given
        makeCassandra();

        // when, then
        assertThat(run("up", "--cassandra-nodes", "1")).isEqualTo(1);
        assertThat(text()).contains("the Cassandra in " + directory.resolve("cassandra"), "choose another --directory");
    }

    @Test
    void shouldRefuseAHeapForACassandraThatRuns() throws Exception {
        // given
        startedBefore(true);
        makeCassandra();
        new PidFile(Files.createDirectories(directory.resolve("cassandra/node-1")).resolve("pid"))
                .write(ProcessHandle.current(), "5");

        // when, then
        assertThat(run("up", "--cassandra-heap-mb", "512")).isEqualTo(1);
        assertThat(text()).contains("--cassandra-heap-mb would change nothing");
        assertThat(run("up", "--nodes", "0")).isEqualTo(1);
        assertThat(text()).contains("nodes is 0");
    }

    private void startedBefore(boolean ownsCassandra) throws IOException {
        Files.writeString(directory.resolve("cluster.properties"), "nodes=3\nheap-mb=512\ngrpc-port=0\ncluster-port=0\n"
                + "cassandra-directory=" + directory.resolve("cassandra") + "\ncassandra-nodes=1\nkeyspace=weft\n"
                + "ends-with-parent=false\nstart-timeout-ms=1000\nowns-cassandra=" + ownsCassandra + "\n");
    }

    private void makeCassandra() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("cassandra")).resolve("cluster.properties"),
                "nodes=1\nnative-port=1\nstorage-port=2\n");
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
