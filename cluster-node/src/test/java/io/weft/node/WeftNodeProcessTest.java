package io.weft.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.LedgerGrpc;
import io.weft.node.testing.RawCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its users meet it: a process with arguments, output, signals and an exit code. */
class WeftNodeProcessTest {

    private static final int SIGTERM_EXIT = 128 + 15;

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldServeUntilItIsToldToStop() throws Exception {
        // given
        Path portFile = directory.resolve("port");
        Process node = start(settings("weft.grpc.port-file = \"" + portFile + "\""));

        // when
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(portFile));
        int port = Integer.parseInt(Files.readString(portFile).trim());

        // then
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        assertThat(LedgerGrpc.newBlockingStub(channel).getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance()).getVersion())
                .isNotBlank().doesNotContain("$");

        // when: requests that any client could fill the log with
        assertThatThrownBy(() -> RawCalls.call(channel, LedgerGrpc.getExecuteMethod(), new byte[] {(byte) 0xFF, (byte) 0xFF, 1}))
                .hasMessageStartingWith("INVALID_ARGUMENT");
        assertThatThrownBy(() -> RawCalls.call(channel, LedgerGrpc.getExecuteMethod(), new byte[2 << 20]))
                .hasMessageStartingWith("RESOURCE_EXHAUSTED");
        channel.shutdownNow();

        // when: SIGTERM
        node.destroy();

        // then
        assertThat(exitCode(node)).isEqualTo(SIGTERM_EXIT);
        assertThat(output()).isEqualTo("weft node serving on 127.0.0.1:" + port + "\n");
        assertThat(errors()).contains("Stopping").contains("Stopped").doesNotContain("Exception");
        assertThat(portFile).doesNotExist();
    }

    @Test
    void shouldNameABadSettingAndNothingElse() throws Exception {
        // when
        Process node = start(settings("weft.grpc.prot = 1"));

        // then
        assertThat(exitCode(node)).isEqualTo(ExitCode.SETTINGS.number());
        assertThat(errors()).isEqualTo("weft node: unknown key weft.grpc.prot; did you mean weft.grpc.port?\n");
        assertThat(output()).isEmpty();
    }

    @Test
    void shouldRefuseASettingOfTheActorsBeforeAnythingIsOpened() throws Exception {
        // when
        Process node = start(settings("pekko.actor.allow-java-serialization = on"));

        // then
        assertThat(exitCode(node)).isEqualTo(ExitCode.SETTINGS.number());
        assertThat(errors()).startsWith("weft node: pekko.actor.allow-java-serialization must be off");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void shouldRefuseAnArgumentTooMany() throws Exception {
        // when
        Process node = start("one.conf", "two.conf");

        // then
        assertThat(exitCode(node)).isEqualTo(ExitCode.SETTINGS.number());
        assertThat(errors()).contains("two.conf").contains("Usage: weft node");
    }

    @Test
    void shouldExplainItsExitCodes() throws Exception {
        // when
        Process node = start("--help");

        // then
        assertThat(exitCode(node)).isZero();
        for (ExitCode code : ExitCode.values()) {
            assertThat(output()).containsPattern("(?m)^  " + code.number() + " ");
        }
    }

    private String settings(String line) throws IOException {
        String all = "weft.journal.directory = \"" + directory.resolve("data") + "\"\nweft.grpc.port = 0\n" + line + "\n";
        return Files.writeString(directory.resolve("node.conf"), all).toString();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-cp", System.getProperty("java.class.path"), WeftNode.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("err"));
    }
}
