package io.weft.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.fake.FakeNode;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Transfers;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a simple ledger in a process of its own, which really is killed. */
@Timeout(120)
class KillAfterTest {

    private static final int SECONDS = 2;

    private final List<String> said = new ArrayList<>();

    /** Has at most as many in flight as the fake takes for not acknowledged. */
    private LoadResult run(String fault, KillAfterReader reader) throws Exception {
        NodeProgram program = FakeNode.program(fault);
        DriveSettings settings = new DriveSettings(1, 64, 32, 0, 0, (SECONDS + KillAfter.LOAD_AFTER_SECONDS) * 1_000L, 5_000, 60_000);
        try (RunningNode node = RunningNode.start(program, null);
                Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false)) {
            LoadRun run = new LoadRun(node, "a fake", Transfers.uniform(200), 1, 1, progress);
            run.open();
            KillAfter kill = new KillAfter(node, program, SECONDS, said::add);
            LoadResult result = run.measure(settings, 0, kill);
            reader.read(kill);
            return result;
        }
    }

    private interface KillAfterReader {
        void read(KillAfter kill);
    }

    @Test
    void shouldGoOnAfterTheKillAndLoseNothing() throws Exception {
        // when
        LoadResult result = run("none", kill -> {
            assertThat(kill.committed()).isPositive();
            assertThat(kill.servesAfterMs()).isPositive();
            assertThat(kill.bytesOnDisk()).isPositive();
        });

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(said).hasSize(2);
    }

    @Test
    void shouldFindWhatIsLostAtTheRestart() throws Exception {
        // when, then
        assertThat(run("forget", kill -> { }).audit().failures()).anySatisfy(failure -> assertThat(failure).contains("must have"));
    }
}
