package io.weft.loadtest.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Progress;
import org.junit.jupiter.api.Test;

/** The real node, killed for real. The system property {@code weft.kills} makes it more than a few times. */
class NodeKillTest {

    private static final int KILLS = Integer.getInteger("weft.kills", 3);
    private static final long SEED = Long.getLong("weft.seed", 1);

    @Test
    void shouldLoseAndDoubleNothingOverKills() throws Exception {
        // given
        KillSettings settings = KillSettings.of(KILLS, SEED);

        // when
        KillRun.Report report;
        try (Progress progress = Progress.onStandardOutput();
                RunningNode node = RunningNode.start(KillTest.nodeProgram(), null)) {
            report = new KillRun(node, settings, progress).run();
        }

        // then
        assertThat(report.faults()).as("seed " + SEED).isEmpty();
        assertThat(report.kills()).isEqualTo(KILLS);
        assertThat(report.committed()).isPositive();
        assertThat(report.rejected()).isPositive();
        assertThat(report.sentAgain()).isPositive();
        assertThat(report.audited().livedThroughKill()).isPositive();
    }
}
