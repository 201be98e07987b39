package io.weft.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest
    @CsvSource({"0,--help", "0,demo --help", "0,kill-test --help", "2,dance", "2,demo --seconds ten",
            "1,demo --seconds 0", "1,demo --accounts 1", "1,demo --entries no/such/file.csv", "1,kill-test --kills 0",
            "0,loadtest --help", "2,loadtest", "1,loadtest nowhere", "1,loadtest 127.0.0.1:1 -w dance", "1,loadtest 127.0.0.1:1 --accounts 1",
            "1,loadtest 127.0.0.1:1 --threshold p99=5", "1,loadtest 127.0.0.1:1 --compare no/such/file.json",
            "2,bench", "0,bench --help", "0,bench single --help", "0,bench baseline --help",
            "3,bench baseline --postgres /no/such/directory", "2,loadtest 127.0.0.1:1 --rate 5 --max", "1,loadtest 127.0.0.1:1 --rate -5", "1,loadtest 127.0.0.1:1 --seconds 0"})
    void shouldAnswerTheCommandLineWithItsExitCode(int expected, String line) {
        // when, then
        assertThat(Main.run(line.split(" "))).isEqualTo(expected);
    }
}
