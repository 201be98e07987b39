package io.weft.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final String BROKEN = "commit-is-applied-twice";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldRunSeedsAndSayWhatTheyCameTo() {
        // when
        int code = run("simulate", "--seeds", "4", "--seed", "1", "--threads", "2");

        // then
        assertThat(out.toString()).contains("seeds         4 in ", "transactions  ", "events        ", "failures      0",
                "reached, and how often:", "FIRST_START");
        assertThat(code).isZero();
    }

    @Test
    void shouldBeginNoSeedWhenTheTimeIsOver() {
        // when
        int code = run("simulate", "--minutes", "0.00001", "--threads", "1");

        // then
        assertThat(code).isZero();
        assertThat(out.toString()).containsPattern("seeds {9}[01] in ");
    }

    @Test
    void shouldShowTheTraceOfOneSeed() {
        // when
        int code = run("simulate", "--seeds", "1", "--seed", "2", "--trace");

        // then
        assertThat(code).isZero();
        assertThat(out.toString()).contains(" ms  shard-0 is claimed, epoch 1", " hears: submit t1", "seeds         1 in ");
    }

    @Test
    void shouldShowHowABrokenRuleIsFound() throws IOException {
        // when
        int code = run("simulate", "--seeds", "40", "--threads", "1", "--no-shrink", "--without", BROKEN);

        // then it stops at the first seed that fails, tells how to see it again, and keeps its trace
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("without rule 15", "FAILED: seed ", "failures      1",
                "again:  ./weft simulate --seeds 1 --seed ", " --trace --without " + BROKEN);
        String written = "all of it is in ";
        Path file = Path.of(out.toString().lines().filter(line -> line.startsWith(written)).findFirst().orElseThrow()
                .substring(written.length()));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).startsWith("FAILED: seed ");
        assertThat(lines).anyMatch(line -> line.contains("is claimed, epoch 1"));
        Files.delete(file);
    }

    @Test
    void shouldShowHowAMutationIsCaught() {
        // when
        int code = run("mutations", "--name", BROKEN, "--seeds", "40");

        // then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("1 of 1: " + BROKEN + " is caught", "rule  mutation", "1 of 1 mutations are caught");
    }

    @Test
    void shouldListTheMutations() {
        assertThat(run("mutations", "--list")).isZero();
        assertThat(out.toString()).contains(BROKEN).contains("A commit that comes again is applied again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate --seeds 0", "simulate --seeds many", "simulate --minutes 0", "simulate --minutes NaN",
        "simulate --threads 0", "simulate --max-failures 0", "simulate --trace --seeds 2", "simulate --trace --minutes 1",
        "simulate --without nothing", "simulate seed", "mutations --seeds 0", "mutations --threads 0", "mutations --name nothing",
        "mutations --list --write", "mutations --write --name " + BROKEN, "check-models --model Nothing", "nothing"})
    void shouldSayWhatIsWrongWithACommandLine(String commandLine) {
        assertThat(run(commandLine.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "mutations", "check-models"})
    void shouldHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: weft " + command);
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
