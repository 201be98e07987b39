package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is wrong with the command line is found before any node is asked. */
class LoadTestTest {

    private final StringWriter said = new StringWriter();

    private String run(String... arguments) {
        CommandLine commandLine = new CommandLine(new LoadTest()).setErr(new PrintWriter(said))
                .setExecutionExceptionHandler((error, line, parsed) -> {
                    said.append(error.getMessage());
                    return 1;
                });
        assertThat(commandLine.execute(arguments)).isNotZero();
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "127.0.0.1:1 -w nothing                        | there is no workload 'nothing'; there are transfer,",
        "127.0.0.1:1 -w replay                         | --workload replay needs --file",
        "127.0.0.1:1 --file x.csv                      | --file and --repeat are for --workload replay",
        "127.0.0.1:1 --repeat 3                        | --file and --repeat are for --workload replay",
        "127.0.0.1:1 -w replay --file x.csv --repeat 0 | --repeat must be at least 1, but is 0",
        "127.0.0.1:1 -w replay --file x.csv --repeat 2 --find-max p99<5ms | leave one of them out",
        "127.0.0.1:1 -w replay --file /no/such/file    | /no/such/file: there is no such file",
        "127.0.0.1:1 --seconds 0                       | --seconds must be 1 to 86400, but is 0",
        "127.0.0.1:1,127.0.0.1                         | an address must be HOST:PORT, such as 127.0.0.1:7400, but is '127.0.0.1'",
        "127.0.0.1:1 --address 127.0.0.1:2             | are mutually exclusive",
        "-w transfer                                   | Missing required argument",
        "127.0.0.1   -w transfer                       | an address must be HOST:PORT",
    })
    void shouldSayWhatIsWrong(String arguments, String message) {
        // when, then
        assertThat(run(arguments.split(" +"))).contains(message);
    }

    @Test
    void shouldNameTheLineOfAFileThatIsWrong(@TempDir Path directory) throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("x.csv"), "debit,credit,amount\na,b,1\na,b,one\n");

        // when, then
        assertThat(run("127.0.0.1:1", "-w", "replay", "--file", file.toString())).contains("x.csv, line 3: amount must be");
    }
}
