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
        assertThat(report.audited().sentOnceMore()).isGreaterThan(report.audited().livedThroughKill());
        assertThat(report.audited().livedThroughKill()).isPositive();
        assertThat(report.kinds().oneShard()).isPositive();
        assertThat(report.kinds().crossShard()).isPositive();
        assertThat(report.kinds().lives()).isEqualTo(report.restarts() + 1);
    }

    @Test
    void shouldKillRecoveriesAndTellThemFromKillsOfAServingNode() throws Exception {
        // given: as many as possible, each as early as possible
        KillSettings settings = new KillSettings(4, 1, 2, 32, 200, 400, 100, 1);

        // when
        KillRun.Report report = run("slow", settings);

        // then
        assertThat(report.faults()).isEmpty();
        assertThat(report.kills()).isEqualTo(4);
        assertThat(report.killsInRecovery()).isEqualTo(3);
        assertThat(report.restarts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget", "double"})
    void shouldFindALedgerThatLosesOrDoublesWhatItAcknowledged(String fault) throws Exception {
        // when
        KillRun.Report report = run(fault, 3);

        // then
        assertThat(report.faults()).isNotEmpty();
    }

    @Test
    void shouldFindALedgerThatKeepsBalancesButForgetsWhatBecameOfTransactions() throws Exception {
        // when
        KillRun.Report report = run("forget-outcomes", 1);

        // then
        assertThat(report.faults()).isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("acknowledged as committed, but is now"));
    }

    @Test
    void shouldFindALedgerThatDoesAgainWhatIsSentOnceMore() throws Exception {
        // when
        KillRun.Report report = run("forget-marks", 1);

        // then
        assertThat(report.audited().sentOnceMore()).isPositive();
        assertThat(report.faults()).isNotEmpty();
    }

    private static KillRun.Report run(String fault, int kills) throws Exception {
        return run(fault, new KillSettings(kills, 1, 2, 32, 500, 900, 0, 1));
    }

    private static KillRun.Report run(String fault, KillSettings settings) throws Exception {
        try (Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
                RunningNode node = RunningNode.start(FakeNode.program(fault), null)) {
            return new KillRun(node, settings, progress).run();
        }
    }
}
