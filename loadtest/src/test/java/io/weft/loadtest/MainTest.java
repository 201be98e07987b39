package io.weft.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest
    @CsvSource({"0,--help", "0,demo --help", "0,kill-test --help", "2,dance", "2,demo --seconds ten",
            "1,demo --seconds 0", "1,demo --accounts 1", "1,demo --entries no/such/file.csv", "1,kill-test --kills 0"})
    void shouldAnswerTheCommandLineWithItsExitCode(int expected, String line) {
        // when, then
        assertThat(Main.run(line.split(" "))).isEqualTo(expected);
    }
}
