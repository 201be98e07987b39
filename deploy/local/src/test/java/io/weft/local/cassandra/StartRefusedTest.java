package io.weft.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.weft.local.process.PidFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Starts that come to nothing. */
@ExtendWith(NeedsCassandra.class)
@Timeout(120)
class StartRefusedTest {

    @TempDir
    private Path directory;

    @Test
    void shouldRefuseAPortThatIsTaken() throws Exception {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LocalCassandraSettings settings =
                    LocalCassandraSettings.forTests(directory).withPorts(other.getLocalPort(), 0);

            // when, then
            assertThatExceptionOfType(CassandraFailed.class).isThrownBy(() -> LocalCassandra.start(settings))
                    .withMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .withMessageContaining("choose other ports");
        }
    }

    @Test
    void shouldLeaveNothingOfASharedNodeBehind() throws Exception {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path shared = Files.createDirectory(directory.resolve("shared"));

            // when, then
            assertThatExceptionOfType(CassandraFailed.class).isThrownBy(() ->
                    SharedCassandra.start(LocalCassandraSettings.forTests(shared).withPorts(other.getLocalPort(), 0)));
            assertThat(shared).doesNotExist();
        }
    }

    @Test
    void shouldShowTheLogOfANodeThatDies() throws Exception {
        // given
        LocalCassandraSettings settings = LocalCassandraSettings.forTests(directory);
        Path data = new NodeSettings(settings, 0).data();
        Files.createDirectories(data.getParent());
        Files.writeString(data, "a file where a directory should be");

        // when, then
        assertThatExceptionOfType(CassandraFailed.class).isThrownBy(() -> LocalCassandra.start(settings))
                .withMessageContaining("has ended")
                .withMessageContaining("the end of " + directory)
                .withMessageContaining(data.toString());
    }

    @Test
    void shouldEndTheNodeOfAnOwnerThatIsKilled() throws Exception {
        // given
        PidFile pidFile = new PidFile(directory.resolve("node-1").resolve("pid"));
        Process owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), OwnerProgram.class.getName(), directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> pidFile.process().isPresent());
        ProcessHandle node = pidFile.process().orElseThrow();

        // when
        owner.destroyForcibly().waitFor();

        // then
        await().atMost(Duration.ofSeconds(60)).until(() -> !node.isAlive());
        assertThat(pidFile.process()).isEmpty();
    }
}
