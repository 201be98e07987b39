package io.weft.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is wrong with the command line is found before a node is started. */
class BenchArgumentsTest {

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bench                               | name a measurement: single, accounts, restart, checkpoint, soak, cluster or baseline",
        "bench single --seconds 0            | --seconds must be 1 to 3600, but is 0",
        "bench single --first-warm-up -1     | --first-warm-up must be 0 to 3600, but is -1",
        "bench single --accounts 3           | --accounts must be 100 to 50000000, but is 3",
        "bench single --heap-mb 1            | --heap-mb must be 256 to 1048576, but is 1",
        "bench accounts --accounts 100000    | --few must be less than --accounts",
        "bench accounts --warm-up -1         | --warm-up must be 0 to 3600, but is -1",
        "bench restart --seconds 5000        | --seconds must be 1 to 3600, but is 5000",
        "bench restart --heap-mb 9           | --heap-mb must be 256",
        "bench checkpoint --every-frames 0   | --every-frames must be 1 to 1000000000, but is 0",
        "bench checkpoint --warm-up 1        | --warm-up must be 2 to 3600, but is 1",
        "bench soak --minutes 0              | --minutes must be 1 to 1440, but is 0",
        "bench soak --percent 101            | --percent must be 1 to 100, but is 101",
        "bench cluster --sizes 1,17         | --sizes must be 0 to 16, but is 17",
        "bench cluster --move-seconds 5     | --move-seconds must be 0, or 21 to 3600",
        "bench cluster --rate 0             | --rate must be 1 to 1000000",
        "bench cluster --heap-mb 1          | --heap-mb must be 0, or at least 256",
        "bench soak --retention-seconds 60   | --retention-seconds must be 90 to 3600, but is 60",
    })
    void shouldSayWhatIsWrong(String arguments, String message) {
        // given
        CommandLine commandLine = new CommandLine(new Bench()).setErr(new PrintWriter(said))
                .setExecutionExceptionHandler((error, line, parsed) -> {
                    said.append(error.getMessage());
                    return 1;
                });
        String[] words = arguments.split(" ");

        // when
        int exitCode = commandLine.execute(Arrays.copyOfRange(words, 1, words.length));

        // then
        assertThat(exitCode).isNotZero();
        assertThat(said.toString()).contains(message);
    }
}
