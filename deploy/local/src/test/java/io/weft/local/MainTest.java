package io.weft.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class MainTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"0,--help", "0,cassandra --help", "0,cassandra start --help", "0,cassandra stop --help",
            "0,cassandra status --help", "2,cassandra", "2,dance", "2,cassandra start --nodes many",
            "1,cassandra start --nodes 2", "1,cassandra start --heap-mb 1", "2,cassandra start --commit-log-sync periodic",
            "0,cassandra stop --directory no/such/directory", "1,cassandra status --directory no/such/directory"})
    void shouldAnswerTheCommandLineWithItsExitCode(int expected, String line) {
        // when, then
        assertThat(Main.run(line.split(" "))).isEqualTo(expected);
    }

    @Test
    void shouldStartOnceShowAndStopANodeInTheBackground() {
        try {
            // when, then
            assertThat(run("start", "--port", "0", "--storage-port", "0", "--heap-mb", "512")).isZero();
            assertThat(run("status")).isZero();
            assertThat(run("start", "--port", "0", "--storage-port", "0")).isZero();
        } finally {
            assertThat(run("stop")).isZero();
        }
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("stop")).isZero();
    }

    private int run(String command, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "cassandra";
        arguments[1] = command;
        arguments[2] = "--directory";
        arguments[3] = directory.resolve("a cluster").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Main.run(arguments);
    }
}
