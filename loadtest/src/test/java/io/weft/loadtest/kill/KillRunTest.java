package io.weft.loadtest.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.fake.FakeNode;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the kill test passes a ledger that keeps its word, and finds one that does not. */
@Timeout(120)
class KillRunTest {

    @Test
    void shouldPassALedgerThatKeepsItsWord() throws Exception {
        // when
        KillRun.Report report = run("none", 3);

        // then
        assertThat(report.faults()).isEmpty();
        assertThat(report.kills()).isEqualTo(3);
        assertThat(report.committed()).isPositive();
        assertThat(report.rejected()).isPositive();
        assertThat(report.sentOnceMore()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget", "double"})
    void shouldFindALedgerThatLosesOrDoublesWhatItAcknowledged(String fault) throws Exception {
        // when
        KillRun.Report report = run(fault, 3);

        // then
        assertThat(report.faults()).isNotEmpty();
    }

    private static KillRun.Report run(String fault, int kills) throws Exception {
        KillSettings settings = new KillSettings(kills, 1, 2, 32, 200, 400);
        try (Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
                RunningNode node = RunningNode.start(FakeNode.program(fault), null)) {
            return new KillRun(node, settings, progress).run();
        }
    }
}
