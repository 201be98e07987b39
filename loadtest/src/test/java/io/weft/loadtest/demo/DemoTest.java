package io.weft.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.loadtest.bank.Entry;
import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.bank.GeneratedBank;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.fake.FakeNode;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Transfers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole demo against a simple ledger in a process of its own, which really is killed. */
@Timeout(120)
class DemoTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void shouldHoldAllChecksOverAKill() throws Exception {
        // when
        boolean allHeld = run("none", GeneratedBank.year(1).subList(0, 8_000));

        // then
        assertThat(shown()).contains("kill -9").contains("checks       12 of 12 passed").doesNotContain("FAILED");
        assertThat(allHeld).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"forget,acknowledged transactions are lost", "double,of the bank are wrong|ended with Rejected",
            "mute,exit code 3"})
    void shouldFindWhatABadNodeDoesAtARestart(String fault, String finding) throws Exception {
        // given: no debits, of which a bad node would refuse some, and so be found earlier
        List<Entry> entries = GeneratedBank.year(1).stream().filter(Entry::isCredit).limit(12_000).toList();

        // when
        boolean allHeld = run(fault, entries);

        // then
        assertThat(shown()).contains("FAILED").containsPattern(finding);
        assertThat(allHeld).isFalse();
    }

    @Test
    void shouldFindABalanceThatIsNotWhatTheBankPrinted() throws Exception {
        // given
        List<Entry> entries = new ArrayList<>(GeneratedBank.year(1).subList(0, 500));
        Entry last = entries.remove(499);
        entries.add(new Entry(last.number(), 999_999, last.date(), Entry.Direction.CREDIT, "cash", 1_000, 1_101));

        // when
        boolean allHeld = run("none", entries);

        // then
        assertThat(shown()).contains("further than 1 crown").contains("customer 999999");
        assertThat(allHeld).isFalse();
    }

    @Test
    void shouldLeaveNothingBehind() throws Exception {
        // given
        Path directory;

        // when
        try (RunningNode node = RunningNode.start(FakeNode.program("none"), null)) {
            directory = node.directory();
            assertThat(directory.resolve("journal")).isDirectory();
        }

        // then
        assertThat(directory).doesNotExist();
    }

    @Test
    void shouldKeepTheFilesWhereAskedAndNeverMixThemWithOthers(@TempDir Path parent) throws Exception {
        // given
        Path keep = parent.resolve("kept files");

        // when
        RunningNode.start(FakeNode.program("none"), keep).close();

        // then
        assertThat(Files.isDirectory(keep.resolve("journal"))).isTrue();
        assertThatThrownBy(() -> RunningNode.start(FakeNode.program("none"), keep))
                .isInstanceOf(FileAlreadyExistsException.class).hasMessageContaining("not empty");
    }

    private boolean run(String fault, List<Entry> entries) throws Exception {
        DemoSettings settings = new DemoSettings(new EntrySource(entries, "test entries", false),
                FakeNode.program(fault), null, Transfers.uniform(500), new DriveSettings(2, 64, 64, 0, 0, 1_000, 20_000, 120_000), 1);
        try (Progress progress = new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
                RunningNode node = RunningNode.start(settings.program(), null)) {
            return new DemoRun(settings, progress, node).run();
        }
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
