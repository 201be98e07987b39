package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.terminal.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every workload for a moment on the real node. */
@Timeout(120)
class NodeLoadTest {

    private static final DriveSettings SETTINGS = new DriveSettings(2, 128, 64, 0, 0, 2_000, 20_000, 60_000);

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(NodeProgram.ofThisBuild(), null);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfer", "hot", "zipf", "multi", "smallbank", "holds", "scarce"})
    void shouldPassItsAudit(String workload) throws Exception {
        // given
        try (Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false)) {
            LoadRun run = new LoadRun(node, "a node", Workloads.of(workload, 200, 1.2), workload.hashCode(), 1, progress);
            run.open();

            // when
            LoadResult result = run.measure(SETTINGS, 0, second -> { });

            // then
            assertThat(result.audit().failures()).isEmpty();
            assertThat(result.operations()).extracting(OperationResult::latency).allMatch(latency -> latency.count() > 0);
            assertThat(result.total().nodeUsPerCommit()).isPositive();
            assertThat(result.total().crossShardPercent()).isBetween(50.0, 100.0);
            assertThat(result.total().syncsPerSecond()).isPositive();
            assertThat(result.total().journaledBytesPerCommit()).isPositive();
            assertThat(result.warnings()).isEmpty();
        }
    }
}
