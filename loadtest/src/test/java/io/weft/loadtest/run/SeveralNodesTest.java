package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import io.weft.loadtest.ledger.FixedNodes;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Transfers;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sequential ledger behind several addresses. */
@Timeout(120)
class SeveralNodesTest {

    private static final DriveSettings SETTINGS = new DriveSettings(3, 64, 16, 0, 0, 4_000, 300, 20_000);

    private final FakeLedger ledger = new FakeLedger(() -> FakeFault.NONE);

    @Test
    void shouldGoOnWithOtherNodesWhenOneDies() throws Exception {
        // given
        try (FakeServer first = new FakeServer(ledger);
                FakeServer second = new FakeServer(ledger);
                FakeServer third = new FakeServer(ledger);
                FixedNodes nodes = new FixedNodes(List.of(first.address(), second.address(), third.address()));
                Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false)) {
            LoadRun run = new LoadRun(nodes, "fakes", Transfers.uniform(100), 1, 1, progress);
            run.open();
            AtomicInteger seconds = new AtomicInteger();
            List<Long> committed = new ArrayList<>();

            // when
            LoadResult result = run.measure(SETTINGS, 0, ofSecond -> {
                committed.add(ofSecond.committed());
                if (seconds.incrementAndGet() == 1) {
                    stop(first);
                } else if (seconds.get() == 2) {
                    stop(second);
                }
            });

            // then: whoever was there has gone elsewhere, with what was not answered
            assertThat(result.audit().failures()).isEmpty();
            assertThat(result.total().retries()).isPositive();
            assertThat(committed).hasSize(4).allMatch(count -> count > 0);
        }
    }

    private static void stop(FakeServer server) {
        try {
            server.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
