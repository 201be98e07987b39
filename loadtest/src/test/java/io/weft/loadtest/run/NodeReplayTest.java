package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.replay.Replay;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.terminal.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of transfers on the real node. */
@Timeout(180)
class NodeReplayTest {

    private static final DriveSettings SETTINGS = new DriveSettings(2, 128, 64, 0, 0, 120_000, 20_000, 60_000);

    private static RunningNode node;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(NodeProgram.ofThisBuild(), null);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static LoadResult replay(Path file, long repeat) throws Exception {
        try (Replay replay = Replay.of(file, repeat);
                Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false)) {
            LoadRun run = new LoadRun(node, "a node", replay, file.hashCode(), 1, progress);
            run.open();
            return run.measure(SETTINGS, 0, second -> { });
        }
    }

    private static long committed(LoadResult result) {
        return result.seconds().stream().mapToLong(SecondResult::committed).sum();
    }

    @Test
    void shouldReplayASmallFileOfTwoAssetsAndEndWithItsLastRound() throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("transfers.csv"), """
                id,debit,credit,amount,currency
                1,alice,bob,500,EUR
                2,bob,carol,499,EUR
                3,alice,bob,70,USD
                """);

        // when
        LoadResult result = replay(file, 100);

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(result.audit().checks()).contains("all balances of each of 2 assets sum to zero");
        assertThat(committed(result)).isEqualTo(300);
        assertThat(result.total().rejected()).isZero();
        assertThat(result.run().measuredMs()).isBetween(1L, 60_000L);
    }

    @Test
    void shouldReplayTheRealEntries() throws Exception {
        // given
        Path file = Path.of("..", "..", "shared", "data", EntrySource.REAL_FILE);
        assumeTrue(Files.exists(file), "the real entries are not here: there is no " + file);

        // when
        LoadResult result = replay(file, 1);

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(committed(result)).isEqualTo(46_997);
        assertThat(result.total().rejected()).isZero();
    }
}
