package io.weft.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest
    @CsvSource({"0,--help", "0,cassandra --help", "0,cassandra start --help", "0,cassandra stop --help",
            "0,cassandra status --help", "2,cassandra", "2,dance", "2,cassandra start --nodes many",
            "1,cassandra start --nodes 2", "1,cassandra start --heap-mb 1", "2,cassandra start --commit-log-sync periodic",
            "0,cassandra stop --directory no/such/directory", "1,cassandra status --directory no/such/directory"})
    void shouldAnswerTheCommandLineWithItsExitCode(int expected, String line) {
        // when, then
        assertThat(Main.run(line.split(" "))).isEqualTo(expected);
    }
}
